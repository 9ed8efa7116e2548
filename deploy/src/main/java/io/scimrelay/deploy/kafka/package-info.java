/** A Kafka broker of our own: one node, its own process. */
@NullMarked
package io.scimrelay.deploy.kafka;

import org.jspecify.annotations.NullMarked;
