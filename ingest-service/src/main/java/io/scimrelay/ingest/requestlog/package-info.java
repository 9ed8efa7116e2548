/** What the providers sent and what was answered, without secrets, for support. */
@NullMarked
package io.scimrelay.ingest.requestlog;

import org.jspecify.annotations.NullMarked;
