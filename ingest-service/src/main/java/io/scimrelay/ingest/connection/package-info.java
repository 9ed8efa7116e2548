/** Who is calling: tokens, the connections they belong to, and what was seen of both. */
@NullMarked
package io.scimrelay.ingest.connection;

import org.jspecify.annotations.NullMarked;
