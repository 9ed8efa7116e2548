/** The command {@code scimrelay bench}. */
@NullMarked
package io.scimrelay.benchmarks.command;

import org.jspecify.annotations.NullMarked;
