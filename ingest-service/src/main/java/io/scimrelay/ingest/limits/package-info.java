/** How much of the process one caller may use: rates, bodies, places in the connection pool. */
@NullMarked
package io.scimrelay.ingest.limits;

import org.jspecify.annotations.NullMarked;
