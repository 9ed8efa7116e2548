/** Signatures as Standard Webhooks 1.0 asks for them. */
@NullMarked
package io.scimrelay.delivery.signing;

import org.jspecify.annotations.NullMarked;
