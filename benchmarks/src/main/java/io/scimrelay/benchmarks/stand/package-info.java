/** What is measured: a stack of its own, its database, receivers. */
@NullMarked
package io.scimrelay.benchmarks.stand;

import org.jspecify.annotations.NullMarked;
