@NullMarked
package io.scimrelay.ingest.directory.store;

import org.jspecify.annotations.NullMarked;
