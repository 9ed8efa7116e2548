/** Rules on endpoints, without a server. */
@NullMarked
package io.scimrelay.admin.endpoint;

import org.jspecify.annotations.NullMarked;
