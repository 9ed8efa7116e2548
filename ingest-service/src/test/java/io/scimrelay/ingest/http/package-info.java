@NullMarked
package io.scimrelay.ingest.http;

import org.jspecify.annotations.NullMarked;
