/** RFC 7643 schemas as data. */
@NullMarked
package io.scimrelay.ingest.scim.schema;

import org.jspecify.annotations.NullMarked;
