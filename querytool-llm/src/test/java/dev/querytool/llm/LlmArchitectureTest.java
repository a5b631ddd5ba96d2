package dev.querytool.llm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;

@AnalyzeClasses(
    packages = "dev.querytool.llm",
    importOptions = LlmArchitectureTest.MainClasses.class)
class LlmArchitectureTest {

  @ArchTest
  static final ArchRule coreIsReachedThroughWhatTranslatorsAndSessionsShow =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.querytool.store..",
              "dev.querytool.migration..",
              "dev.querytool.sqlite..",
              "dev.querytool.testing..",
              "net.sf.jsqlparser..",
              "org.jdbi..",
              "java.sql..");

  @ArchTest
  static final ArchRule langChain4jIsReachedThroughWhatItPromises =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.langchain4j.internal..",
              "dev.langchain4j.model.openai.internal..",
              "dev.langchain4j.http.client.jdk..");

  @ArchTest
  static final ArchRule onlyTheEncoderKnowsTheRuntime =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(OnnxEncoder.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule publicClassesAreFinal =
      classes().that().arePublic().should().haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule noFieldIsOptional = noFields().should().haveRawType(Optional.class);

  @ArchTest
  static final ArchRule nothingIsStaticAndChanges = fields().that().areStatic().should().beFinal();

  static final class MainClasses implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
