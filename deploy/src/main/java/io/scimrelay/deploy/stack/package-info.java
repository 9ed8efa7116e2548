/** All parts together: ports, order of starting, one life. */
@NullMarked
package io.scimrelay.deploy.stack;

import org.jspecify.annotations.NullMarked;
