/** Traces, where somebody takes them: they begin with a SCIM call and go on through the outbox. */
@NullMarked
package io.scimrelay.ingest.trace;

import org.jspecify.annotations.NullMarked;
