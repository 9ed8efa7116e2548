package io.scimrelay.admin.access;

import io.scimrelay.admin.access.Caller.Operator;
import io.scimrelay.admin.access.Caller.TenantCaller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The caller of the request at hand, as {@link AccessFilter} admitted it. */
@RequestScoped
public class CurrentCaller {
  private Optional<Caller> caller = Optional.empty();

  void admit(Caller admitted) {
    caller = Optional.of(admitted);
  }

  public TenantCaller inTenant() {
    return caller
        .filter(TenantCaller.class::isInstance)
        .map(TenantCaller.class::cast)
        .orElseThrow(() -> new IllegalStateException("a route without @Needs asks for a tenant"));
  }

  public Operator operator() {
    return caller
        .filter(Operator.class::isInstance)
        .map(Operator.class::cast)
        .orElseThrow(() -> new IllegalStateException("a route without @OperatorOnly"));
  }
}
