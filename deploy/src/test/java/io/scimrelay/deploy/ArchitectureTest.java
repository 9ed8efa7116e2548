package io.scimrelay.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.scimrelay.deploy",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.scimrelay.deploy.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theLauncherStandsOnCommonAlone =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.scimrelay.ingest..", "io.scimrelay.delivery..", "io.scimrelay.admin..");

  @ArchTest
  static final ArchRule whoUsesThePublicApisKnowsNoServers =
      noClasses()
          .that()
          .resideInAnyPackage("..client..", "..demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..postgres..", "..kafka..", "java.sql..");

  @ArchTest
  static final ArchRule statementsStandInStores =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Store")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Statement");

  @ArchTest
  static final ArchRule noEmptyNames =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
          .orShould()
          .beAnnotatedWith("lombok.Data");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields().should().beAnnotatedWith("jakarta.inject.Inject");
}
