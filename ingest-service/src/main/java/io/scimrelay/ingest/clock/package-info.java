/** Whether this process and the database mean the same by now. */
@NullMarked
package io.scimrelay.ingest.clock;

import org.jspecify.annotations.NullMarked;
