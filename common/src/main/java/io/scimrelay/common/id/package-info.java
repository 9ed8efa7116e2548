/** Typed, prefixed, time-ordered ids; the only place where ids are made. */
@NullMarked
package io.scimrelay.common.id;

import org.jspecify.annotations.NullMarked;
