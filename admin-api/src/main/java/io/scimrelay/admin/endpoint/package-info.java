/** Endpoints: a tenant's webhook URLs, with what each wants to hear and its secrets. */
@NullMarked
package io.scimrelay.admin.endpoint;

import org.jspecify.annotations.NullMarked;
