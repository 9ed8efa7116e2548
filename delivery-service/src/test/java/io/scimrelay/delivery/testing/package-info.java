/** A receiver that misbehaves, a control plane by hand, and events as ingest sends them. */
@NullMarked
package io.scimrelay.delivery.testing;

import org.jspecify.annotations.NullMarked;
