/** Organizations: the tenant's customers, whose people are provisioned. */
@NullMarked
package io.scimrelay.admin.organization;

import org.jspecify.annotations.NullMarked;
