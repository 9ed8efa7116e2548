/** One HTTP try: how its answer is judged, what comes next, and how it is recorded. */
@NullMarked
package io.scimrelay.delivery.attempt;

import org.jspecify.annotations.NullMarked;
