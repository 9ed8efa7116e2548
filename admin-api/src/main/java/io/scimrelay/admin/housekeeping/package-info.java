/** What is forgotten when its time is over. */
@NullMarked
package io.scimrelay.admin.housekeeping;

import org.jspecify.annotations.NullMarked;
