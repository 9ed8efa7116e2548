/** The SCIM side: what a write, a look-up and a list cost. */
@NullMarked
package io.scimrelay.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
