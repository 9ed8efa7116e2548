/**
 * From the committed outbox to Kafka, in the order of each connection, until the event log has it.
 */
@NullMarked
package io.scimrelay.ingest.outbox;

import org.jspecify.annotations.NullMarked;
