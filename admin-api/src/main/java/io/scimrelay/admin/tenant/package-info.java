/** Tenants: our customers, made and removed by the operator. */
@NullMarked
package io.scimrelay.admin.tenant;

import org.jspecify.annotations.NullMarked;
