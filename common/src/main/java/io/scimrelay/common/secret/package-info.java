/**
 * Secrets that cannot be printed: tokens, their hashes, signing secrets, and the cipher for rest.
 */
@NullMarked
package io.scimrelay.common.secret;

import org.jspecify.annotations.NullMarked;
