package io.scimrelay.ingest;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The walls of the service; those of the pure core stand in {@link CoreArchitectureTest}. */
@AnalyzeClasses(
    packages = "io.scimrelay.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule servicesDependOnCommonOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.scimrelay.admin..", "io.scimrelay.delivery..", "io.scimrelay.deploy..");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("io.scimrelay.ingest.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingPointsBackToTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.scimrelay.ingest.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.scimrelay.ingest.http");

  @ArchTest
  static final ArchRule theOutboxKnowsEventsOnly =
      noClasses()
          .that()
          .resideInAPackage("io.scimrelay.ingest.outbox")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.scimrelay.ingest.directory..",
              "io.scimrelay.ingest.scim..",
              "io.scimrelay.ingest.idp..",
              "io.scimrelay.ingest.connection..");

  /** Beside the stores: the locks of the relay, which need a session of their own. */
  @ArchTest
  static final ArchRule onlyStoresUseTheSqlClient =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Store")
          .and()
          .doNotHaveSimpleName("ShardLocks")
          .and()
          .doNotHaveSimpleName("StatementCache")
          .and()
          .doNotHaveSimpleName("StoredRows")
          .and()
          .doNotHaveSimpleName("StoreFailures")
          .and()
          .areNotMemberClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx.mutiny.sqlclient..", "io.vertx.sqlclient..", "io.vertx.pgclient..");

  @ArchTest
  static final ArchRule storesOfDirectoriesAskForTheConnectionFirst =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.scimrelay.ingest.directory.store")
          .and()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Store")
          .and()
          .arePublic()
          .and(are(reading()))
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  DescribedPredicate.describe(
                      "asking for the connection first",
                      method ->
                          method
                              .getRawParameterTypes()
                              .getFirst()
                              .isEquivalentTo(AuthenticatedConnection.class))));

  @ArchTest
  static final ArchRule constructorsTakeWhatIsNeeded =
      noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(ConfigProperty.class);

  @ArchTest
  static final ArchRule timeAndChanceAreGiven =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils");

  private static DescribedPredicate<JavaMethod> reading() {
    return DescribedPredicate.describe(
        "answering later",
        method -> method.getRawReturnType().getName().equals("io.smallrye.mutiny.Uni"));
  }
}
