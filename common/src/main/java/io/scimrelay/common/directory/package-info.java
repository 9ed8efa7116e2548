/** How users and groups are told of: what the events and pages of every service read from them. */
@NullMarked
package io.scimrelay.common.directory;

import org.jspecify.annotations.NullMarked;
