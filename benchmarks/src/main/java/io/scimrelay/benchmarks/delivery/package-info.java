/** From the event to the webhook: how many, how soon, at what price. */
@NullMarked
package io.scimrelay.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
