/** Connections to play with, and what came of the calls on them. */
@NullMarked
package io.scimrelay.ingest.testing;

import org.jspecify.annotations.NullMarked;
