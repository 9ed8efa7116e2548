/** One webhook over HTTP, to an address that was checked, within bounds. */
@NullMarked
package io.scimrelay.delivery.sender;

import org.jspecify.annotations.NullMarked;
