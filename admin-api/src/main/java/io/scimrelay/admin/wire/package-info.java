/** How ids, times, pages and partial updates stand in JSON and URLs. */
@NullMarked
package io.scimrelay.admin.wire;

import org.jspecify.annotations.NullMarked;
