/** Fast starts: what the JVM learned of the classes of a program, kept beside its package. */
@NullMarked
package io.scimrelay.deploy.warm;

import org.jspecify.annotations.NullMarked;
