package io.scimrelay.admin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.scimrelay.admin.access.Caller;
import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.NeedsEveryScope;
import io.scimrelay.admin.access.OperatorOnly;
import io.scimrelay.common.id.TenantId;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@AnalyzeClasses(packages = "io.scimrelay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final List<Class<? extends Annotation>> RULES =
      List.of(Needs.class, NeedsEveryScope.class, OperatorOnly.class);

  @ArchTest
  static final ArchRule NO_OTHER_SERVICE_IS_KNOWN =
      noClasses()
          .that()
          .resideInAPackage("io.scimrelay.admin..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.scimrelay.ingest..", "io.scimrelay.delivery..", "io.scimrelay.deploy.."));

  @ArchTest
  static final ArchRule NOUNS_HAVE_NO_CYCLES =
      slices().matching("io.scimrelay.admin.(*)..").should().beFreeOfCycles();

  /** Rows are read by Columns and, those of Hibernate, by TenantRows, on behalf of stores. */
  @ArchTest
  static final ArchRule ONLY_STORES_SPEAK_SQL =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(\\w+Store(\\$.*)?|Columns|TenantRows)")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.vertx..sqlclient..", "org.hibernate.reactive.."));

  /** Paging and WireParams bind what stands in a URL. */
  @ArchTest
  static final ArchRule ONLY_THE_EDGE_SPEAKS_HTTP =
      noClasses()
          .that()
          .haveNameNotMatching(
              ".*\\.(\\w+(Resource|Pages|Mapper|Filter)|Paging|WireParams)(\\$.*)?")
          .and(resideOutsideOfPackage("io.scimrelay.admin.openapi"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule THE_RULES_ARE_PURE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Rules")
          .or()
          .haveSimpleNameEndingWith("Settings")
          .or()
          .haveSimpleNameEndingWith("View")
          .or()
          .resideInAnyPackage("io.scimrelay.common.target..", "io.scimrelay.common.name..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.quarkus..",
                  "io.vertx..",
                  "io.smallrye..",
                  "jakarta.ws.rs..",
                  "jakarta.persistence..",
                  "org.hibernate.."));

  @ArchTest
  static final ArchRule STORES_TAKE_THE_TENANT_FIRST =
      methods()
          .that(
              describe(
                  "ask a store for what is a tenant's",
                  method ->
                      method.getOwner().getSimpleName().endsWith("Store")
                          && !method.getModifiers().contains(JavaModifier.PRIVATE)
                          && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                          && !method.getName().startsWith("forget")
                          && !List.of("ControlStore", "AnswerStore", "CredentialStore")
                              .contains(method.getOwner().getSimpleName())))
          .should(have(describe("the tenant as first parameter", ArchitectureTest::tenantFirst)));

  @ArchTest
  static final ArchRule EVERY_ROUTE_SAYS_WHO_MAY =
      methods()
          .that(describe("are routes", ArchitectureTest::isRoute))
          .should(
              have(
                  describe(
                      "one rule of access",
                      method -> RULES.stream().filter(method::isAnnotatedWith).count() == 1)));

  @ArchTest
  static final ArchRule ROWS_STAY_IN_THEIR_PACKAGE =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule INJECTION_IS_BY_CONSTRUCTOR =
      fields()
          .should()
          .notBeAnnotatedWith(Inject.class)
          .andShould()
          .notBeAnnotatedWith(ConfigProperty.class);

  @ArchTest
  static final ArchRule TIME_AND_CHANCE_ARE_INJECTED =
      noClasses()
          .that(resideOutsideOfPackage("io.scimrelay.common.."))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Service)");

  @ArchTest
  static final ArchRule ONLY_RESOURCES_KNOW_THE_REQUEST =
      noMethods()
          .that()
          .areDeclaredInClassesThat(
              DescribedPredicate.not(
                  describe(
                      "are resources",
                      (JavaClass type) -> type.getSimpleName().endsWith("Resource"))))
          .should(
              have(
                  describe(
                      "the current caller as parameter",
                      method ->
                          method.getRawParameterTypes().stream()
                              .anyMatch(type -> type.isEquivalentTo(CurrentCaller.class)))));

  private static boolean tenantFirst(JavaMethod method) {
    return !method.getRawParameterTypes().isEmpty()
        && (method.getRawParameterTypes().getFirst().isEquivalentTo(TenantId.class)
            || method.getRawParameterTypes().getFirst().isAssignableTo(Caller.class));
  }

  private static boolean isRoute(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
  }
}
