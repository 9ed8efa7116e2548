/**
 * The edge: one Vert.x route below {@code /scim}, so that nothing is read before it is known who
 * calls, and every answer, of whatever path and size, has SCIM's form.
 */
@NullMarked
package io.scimrelay.ingest.http;

import org.jspecify.annotations.NullMarked;
