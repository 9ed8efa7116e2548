/** Jobs: work that delivery or ingest is asked for, and how far it is. */
@NullMarked
package io.scimrelay.admin.job;

import org.jspecify.annotations.NullMarked;
