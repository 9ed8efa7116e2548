/** Traces, where somebody takes them: they go on from the SCIM call to the attempt. */
@NullMarked
package io.scimrelay.delivery.trace;

import org.jspecify.annotations.NullMarked;
