/** The three services as processes. */
@NullMarked
package io.scimrelay.deploy.service;

import org.jspecify.annotations.NullMarked;
