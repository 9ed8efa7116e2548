/** What Okta sends. */
@NullMarked
package io.scimrelay.ingest.idp.okta;

import org.jspecify.annotations.NullMarked;
