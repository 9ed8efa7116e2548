/** What an admin asked of delivery: resend, test, recover, backfill, emit. */
@NullMarked
package io.scimrelay.delivery.job;

import org.jspecify.annotations.NullMarked;
