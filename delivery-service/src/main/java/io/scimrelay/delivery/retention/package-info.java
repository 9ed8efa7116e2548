/** Days to come are made, days that are over go. */
@NullMarked
package io.scimrelay.delivery.retention;

import org.jspecify.annotations.NullMarked;
