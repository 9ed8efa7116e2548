/** Whether an endpoint fails as a whole, and what is sent to it meanwhile. */
@NullMarked
package io.scimrelay.delivery.breaker;

import org.jspecify.annotations.NullMarked;
