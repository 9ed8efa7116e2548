@NullMarked
package io.scimrelay.ingest.limits;

import org.jspecify.annotations.NullMarked;
