/** Who is calling and what they may do, decided once, before anything else. */
@NullMarked
package io.scimrelay.admin.access;

import org.jspecify.annotations.NullMarked;
