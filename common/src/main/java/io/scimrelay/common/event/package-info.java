/** The contract between ingest and delivery, and what a vendor is told. */
@NullMarked
package io.scimrelay.common.event;

import org.jspecify.annotations.NullMarked;
