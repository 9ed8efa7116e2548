/** How calls are made: one behind the other, side by side, or at a steady rate. */
@NullMarked
package io.scimrelay.benchmarks.load;

import org.jspecify.annotations.NullMarked;
