/** One event for one endpoint: reading what is pending. */
@NullMarked
package io.scimrelay.delivery.message;

import org.jspecify.annotations.NullMarked;
