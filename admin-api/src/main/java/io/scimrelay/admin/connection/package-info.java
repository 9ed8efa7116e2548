/** Connections: one identity provider application of one organization each. */
@NullMarked
package io.scimrelay.admin.connection;

import org.jspecify.annotations.NullMarked;
