/** What is refused and why: RFC 9457 problems, each with a code that callers can rely on. */
@NullMarked
package io.scimrelay.admin.problem;

import org.jspecify.annotations.NullMarked;
