/** Tokens: what an identity provider shows to its connection. */
@NullMarked
package io.scimrelay.admin.token;

import org.jspecify.annotations.NullMarked;
