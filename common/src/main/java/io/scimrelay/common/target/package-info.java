/** Where a webhook may go: rules on URLs and addresses, shared by who accepts and who sends. */
@NullMarked
package io.scimrelay.common.target;

import org.jspecify.annotations.NullMarked;
