/** PATCH operations of RFC 7644 section 3.5.2. */
@NullMarked
package io.scimrelay.ingest.scim.patch;

import org.jspecify.annotations.NullMarked;
