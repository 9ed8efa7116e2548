/** What Microsoft Entra ID and its validator send. */
@NullMarked
package io.scimrelay.ingest.idp.entra;

import org.jspecify.annotations.NullMarked;
