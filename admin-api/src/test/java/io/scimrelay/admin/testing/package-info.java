/** The admin API as its callers meet it, for tests. */
@NullMarked
package io.scimrelay.admin.testing;

import org.jspecify.annotations.NullMarked;
