/** Envelopes and errors of RFC 7644. */
@NullMarked
package io.scimrelay.ingest.scim.message;

import org.jspecify.annotations.NullMarked;
