/** What SCIM Relay costs, as figures and ratios of one run on one machine. */
@NullMarked
package io.scimrelay.benchmarks;

import org.jspecify.annotations.NullMarked;
