/** What stays and what goes of connections that are deleted. */
@NullMarked
package io.scimrelay.ingest.purge;

import org.jspecify.annotations.NullMarked;
