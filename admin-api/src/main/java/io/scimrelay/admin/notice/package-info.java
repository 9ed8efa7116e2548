/** Events of the control plane itself, written with the change they tell of. */
@NullMarked
package io.scimrelay.admin.notice;

import org.jspecify.annotations.NullMarked;
