package io.scimrelay.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the pure core. */
@AnalyzeClasses(
    packages = "io.scimrelay.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {
  private static final String[] CORE = {
    "io.scimrelay.ingest.scim..", "io.scimrelay.ingest.idp..", "io.scimrelay.ingest.directory"
  };

  @ArchTest
  static final ArchRule theCoreKnowsNoInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye..",
              "jakarta..",
              "org.apache.kafka..",
              "java.sql..",
              "java.net.http..",
              "java.nio.file..");

  @ArchTest
  static final ArchRule scimKnowsNothingOfOursButIds =
      noClasses()
          .that()
          .resideInAPackage("io.scimrelay.ingest.scim..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.scimrelay.ingest.idp..",
              "io.scimrelay.ingest.directory..",
              "io.scimrelay.common.event..",
              "io.scimrelay.common.secret..",
              "io.scimrelay.common.runtime..");

  @ArchTest
  static final ArchRule decisionsKnowNoProvider =
      noClasses()
          .that()
          .resideInAPackage("io.scimrelay.ingest.directory..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.scimrelay.ingest.idp..");

  @ArchTest
  static final ArchRule quirksKnowNotWhoUsesThem =
      noClasses()
          .that()
          .resideInAPackage("io.scimrelay.ingest.idp.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.scimrelay.ingest.idp", "io.scimrelay.ingest.directory..");

  @ArchTest
  static final ArchRule theSdkStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.scimrelay.ingest.scim.filter")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.unboundid..");

  @ArchTest
  static final ArchRule packagesOfScimHaveNoCycles =
      slices().matching("io.scimrelay.ingest.scim.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingInTheCoreMakesItsOwnTimeOrChance =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils");
}
