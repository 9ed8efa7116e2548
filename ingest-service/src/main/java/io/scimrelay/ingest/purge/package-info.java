/** What deleted connections leave behind is removed here, some time later. */
@NullMarked
package io.scimrelay.ingest.purge;

import org.jspecify.annotations.NullMarked;
