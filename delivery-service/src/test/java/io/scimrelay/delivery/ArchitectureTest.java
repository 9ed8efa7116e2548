package io.scimrelay.delivery;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(
    packages = "io.scimrelay.delivery",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ofOursItKnowsCommonOnly =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.scimrelay..")
                  .and(
                      not(resideInAnyPackage("io.scimrelay.delivery..", "io.scimrelay.common.."))));

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.scimrelay.delivery.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule signingAndSendingKnowNothingOfOurs =
      noClasses()
          .that()
          .resideInAnyPackage("..delivery.signing..", "..delivery.sender..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.scimrelay.delivery..")
                  .and(not(resideInAnyPackage("..delivery.signing..", "..delivery.sender.."))));

  @ArchTest
  static final ArchRule whatIsPureSeesNoFramework =
      noClasses()
          .that()
          .resideInAPackage("..delivery.signing..")
          .or()
          .haveSimpleName("RetryPolicy")
          .or()
          .haveSimpleName("LaneWindow")
          .or()
          .haveSimpleName("Conflicts")
          .or()
          .haveSimpleName("LaneEntry")
          .or()
          .haveSimpleName("KeyLine")
          .or()
          .haveSimpleName("LeftBehind")
          .or()
          .haveSimpleName("Watermark")
          .or()
          .haveSimpleName("PublicAddressGuard")
          .or()
          .haveSimpleName("TargetPolicy")
          .or()
          .haveSimpleName("Breaker")
          .or()
          .haveSimpleName("Cursor")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.quarkus..",
                  "io.vertx..",
                  "io.smallrye..",
                  "jakarta.ws..",
                  "jakarta.persistence..",
                  "org.apache.kafka.."))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Uni.class);

  @ArchTest
  static final ArchRule theSqlClientStaysInStores =
      noClasses()
          .that()
          .haveSimpleNameNotContaining("Store")
          .and()
          .haveSimpleNameNotEndingWith("Tuple")
          .and()
          .haveSimpleNameNotEndingWith("Tuples")
          .and()
          .resideOutsideOfPackage("..delivery.runtime..")
          .and()
          .doNotHaveSimpleName("ProblemMapper")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient.."));

  @ArchTest
  static final ArchRule httpStaysAtTheEdge =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .haveSimpleNameNotEndingWith("Mapper")
          .and()
          .haveSimpleNameNotEndingWith("Filter")
          .and()
          .haveSimpleNameNotContaining("_")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule beansAreConstructed = fields().should().notBeAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule timeAndIdsComeFromOutside =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)");

  @ArchTest
  static final ArchRule statementsAreConstantsBesideTheirStore =
      classes().that().haveSimpleNameEndingWith("Sql").should().bePackagePrivate();
}
