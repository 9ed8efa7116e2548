@NullMarked
package io.scimrelay.ingest.outbox;

import org.jspecify.annotations.NullMarked;
