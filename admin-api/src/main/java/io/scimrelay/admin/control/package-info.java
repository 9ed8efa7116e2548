/** Transactions of the control plane: a change, and what stands or falls with it. */
@NullMarked
package io.scimrelay.admin.control;

import org.jspecify.annotations.NullMarked;
