@NullMarked
package io.scimrelay.ingest.connection;

import org.jspecify.annotations.NullMarked;
