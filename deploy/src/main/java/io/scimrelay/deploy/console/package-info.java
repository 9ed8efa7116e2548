/** What the launcher says and in which colours. */
@NullMarked
package io.scimrelay.deploy.console;

import org.jspecify.annotations.NullMarked;
