/** A PostgreSQL of our own, or the operator's, made ready for the services. */
@NullMarked
package io.scimrelay.deploy.postgres;

import org.jspecify.annotations.NullMarked;
