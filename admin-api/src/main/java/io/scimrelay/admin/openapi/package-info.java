/** What the served description says beside what stands at each route. */
@NullMarked
package io.scimrelay.admin.openapi;

import org.jspecify.annotations.NullMarked;
