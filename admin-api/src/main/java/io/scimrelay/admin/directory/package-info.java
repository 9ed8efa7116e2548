/** The directories behind the connections, as ingest keeps them: read, and told again on demand. */
@NullMarked
package io.scimrelay.admin.directory;

import org.jspecify.annotations.NullMarked;
