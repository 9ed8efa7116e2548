package io.scimrelay.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.scimrelay.common", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_VOCABULARY_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAnyPackage(
              "..common.id..", "..common.event..", "..common.secret..", "..common.directory..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson..",
              "org.jspecify..",
              "io.scimrelay.common.id..",
              "io.scimrelay.common.event..",
              "io.scimrelay.common.secret..",
              "io.scimrelay.common.name..",
              "io.scimrelay.common.directory..");

  @ArchTest
  static final ArchRule ROOMS_ARE_FREE_OF_CYCLES =
      slices().matching("io.scimrelay.common.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)");

  @ArchTest
  static final ArchRule TIME_COMES_IN_AS_AN_ARGUMENT =
      noClasses()
          .that()
          .resideOutsideOfPackages("..common.id..", "..common.runtime..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");
}
