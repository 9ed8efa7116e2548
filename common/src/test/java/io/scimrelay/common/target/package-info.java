/** What a webhook's target may be. */
@NullMarked
package io.scimrelay.common.target;

import org.jspecify.annotations.NullMarked;
