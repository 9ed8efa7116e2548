/** How the process is set up. */
@NullMarked
package io.scimrelay.delivery.runtime;

import org.jspecify.annotations.NullMarked;
