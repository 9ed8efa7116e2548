/** Three identity providers at work, told as they go. */
@NullMarked
package io.scimrelay.deploy.demo;

import org.jspecify.annotations.NullMarked;
