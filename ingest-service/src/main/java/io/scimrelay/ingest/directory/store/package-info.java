/** Directories in PostgreSQL: each write with its numbers and its events, in one transaction. */
@NullMarked
package io.scimrelay.ingest.directory.store;

import org.jspecify.annotations.NullMarked;
