/**
 * From Kafka to the event log: what is appended, once, with a message for each endpoint it
 * concerns.
 */
@NullMarked
package io.scimrelay.delivery.intake;

import org.jspecify.annotations.NullMarked;
