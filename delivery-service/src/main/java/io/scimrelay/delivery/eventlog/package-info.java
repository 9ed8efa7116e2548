/** The event log as the vendor reads it: cursor, page, long poll and stream. */
@NullMarked
package io.scimrelay.delivery.eventlog;

import org.jspecify.annotations.NullMarked;
