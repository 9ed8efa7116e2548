/** Filters of RFC 7644 section 3.4.2.2: parsed by the scim2-sdk, held in types of our own. */
@NullMarked
package io.scimrelay.ingest.scim.filter;

import org.jspecify.annotations.NullMarked;
