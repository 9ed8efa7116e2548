@NullMarked
package io.scimrelay.ingest.requestlog;

import org.jspecify.annotations.NullMarked;
