/** Processes that are started, watched, started again and never left behind. */
@NullMarked
package io.scimrelay.deploy.process;

import org.jspecify.annotations.NullMarked;
