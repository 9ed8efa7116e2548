/** The request log: what identity providers sent, redacted, and the events that came of it. */
@NullMarked
package io.scimrelay.admin.requestlog;

import org.jspecify.annotations.NullMarked;
