/** Real servers for the tests of every module: PostgreSQL and Kafka, in this JVM, once. */
@NullMarked
package io.scimrelay.common.testing;

import org.jspecify.annotations.NullMarked;
