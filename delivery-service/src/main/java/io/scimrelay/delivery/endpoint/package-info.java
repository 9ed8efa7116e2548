/** Where webhooks go: a tenant's endpoint as the control plane set it, with its secrets. */
@NullMarked
package io.scimrelay.delivery.endpoint;

import org.jspecify.annotations.NullMarked;
