/** What a person can ask for: one class a command. */
@NullMarked
package io.scimrelay.deploy.command;

import org.jspecify.annotations.NullMarked;
