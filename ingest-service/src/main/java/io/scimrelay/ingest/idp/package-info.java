/** What identity providers really send, and what it means. */
@NullMarked
package io.scimrelay.ingest.idp;

import org.jspecify.annotations.NullMarked;
