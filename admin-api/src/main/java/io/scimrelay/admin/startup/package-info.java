/** What the process needs before it may serve. */
@NullMarked
package io.scimrelay.admin.startup;

import org.jspecify.annotations.NullMarked;
