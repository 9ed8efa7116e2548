/**
 * What identity providers send, as scenarios in data, and the player that holds answers to them.
 */
@NullMarked
package io.scimrelay.ingest.corpus;

import org.jspecify.annotations.NullMarked;
