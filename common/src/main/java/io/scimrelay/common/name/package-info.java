/** How names are compared. */
@NullMarked
package io.scimrelay.common.name;

import org.jspecify.annotations.NullMarked;
