/** Resources and their types, as RFC 7643 has them. */
@NullMarked
package io.scimrelay.ingest.scim.resource;

import org.jspecify.annotations.NullMarked;
