/** Deviations that no one provider owns. */
@NullMarked
package io.scimrelay.ingest.idp.lenient;

import org.jspecify.annotations.NullMarked;
