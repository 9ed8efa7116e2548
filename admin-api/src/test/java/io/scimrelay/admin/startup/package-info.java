/** Settings that a process must not start with. */
@NullMarked
package io.scimrelay.admin.startup;

import org.jspecify.annotations.NullMarked;
