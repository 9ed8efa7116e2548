/** The decisions: what a command makes of a directory, without I/O. */
@NullMarked
package io.scimrelay.ingest.directory;

import org.jspecify.annotations.NullMarked;
