/** What was measured, as a person reads it. */
@NullMarked
package io.scimrelay.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
