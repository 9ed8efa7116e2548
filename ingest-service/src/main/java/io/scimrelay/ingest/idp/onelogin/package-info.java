/** What OneLogin sends. */
@NullMarked
package io.scimrelay.ingest.idp.onelogin;

import org.jspecify.annotations.NullMarked;
