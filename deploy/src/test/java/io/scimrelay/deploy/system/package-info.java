/** Packaged services as processes: the main job, and what it survives. */
@NullMarked
package io.scimrelay.deploy.system;

import org.jspecify.annotations.NullMarked;
