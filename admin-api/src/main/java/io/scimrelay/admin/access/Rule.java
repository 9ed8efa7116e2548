package io.scimrelay.admin.access;

import io.scimrelay.admin.access.Caller.Operator;
import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import java.lang.reflect.AnnotatedElement;
import java.util.EnumSet;
import java.util.Set;

/** Who may use a route. */
sealed interface Rule {

  /**
   * @throws Refused where the caller may not
   */
  void check(Caller caller);

  /** As the annotations of the route's method say; a route that says nothing is nobody's. */
  static Rule of(AnnotatedElement route) {
    if (route.isAnnotationPresent(OperatorOnly.class)) {
      return new ForOperator();
    }
    if (route.isAnnotationPresent(NeedsEveryScope.class)) {
      return new ForTenant(EnumSet.allOf(Scope.class));
    }
    Needs needs = route.getAnnotation(Needs.class);
    if (needs == null) {
      throw new IllegalStateException("a route without a rule: " + route);
    }
    return new ForTenant(Set.of(needs.value()));
  }

  /** The operator's. */
  record ForOperator() implements Rule {
    @Override
    public void check(Caller caller) {
      if (!(caller instanceof Operator)) {
        throw Refused.because(ProblemCode.operator_only, "This needs the operator key (op_...).");
      }
    }
  }

  /** A tenant's, with certain scopes. */
  record ForTenant(Set<Scope> needed) implements Rule {
    @Override
    public void check(Caller caller) {
      if (!(caller instanceof TenantCaller tenant)) {
        throw Refused.because(
            ProblemCode.tenant_key_needed, "This needs an API key (sk_...) of the tenant.");
      }
      Set<Scope> missing = EnumSet.noneOf(Scope.class);
      missing.addAll(needed);
      missing.removeAll(tenant.scopes());
      if (!missing.isEmpty()) {
        throw Refused.because(
            ProblemCode.missing_scope,
            "The API key lacks " + String.join(", ", Scope.wires(missing)) + ".");
      }
    }
  }
}
