/** API keys of tenants: made, listed, revoked. */
@NullMarked
package io.scimrelay.admin.apikey;

import org.jspecify.annotations.NullMarked;
