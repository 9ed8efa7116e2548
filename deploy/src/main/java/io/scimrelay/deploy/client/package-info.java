/** The public APIs as their users call them, and a receiver of webhooks. */
@NullMarked
package io.scimrelay.deploy.client;

import org.jspecify.annotations.NullMarked;
