@NullMarked
package io.scimrelay.ingest;

import org.jspecify.annotations.NullMarked;
