/** Who delivers what, and in which order: claims under a lease, lanes, and what conflicts. */
@NullMarked
package io.scimrelay.delivery.lane;

import org.jspecify.annotations.NullMarked;
