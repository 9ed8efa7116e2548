/** Beans that every process needs. */
@NullMarked
package io.scimrelay.common.runtime;

import org.jspecify.annotations.NullMarked;
