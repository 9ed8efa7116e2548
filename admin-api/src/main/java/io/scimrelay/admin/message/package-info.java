/** Messages: one event for one endpoint each, with the attempts to deliver it. */
@NullMarked
package io.scimrelay.admin.message;

import org.jspecify.annotations.NullMarked;
