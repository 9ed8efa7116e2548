/** Clocks that are right and clocks that are not. */
@NullMarked
package io.scimrelay.ingest.clock;

import org.jspecify.annotations.NullMarked;
