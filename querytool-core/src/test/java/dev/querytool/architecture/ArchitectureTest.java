package dev.querytool.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.PlantedLibraryInSignature;
import dev.querytool.vault.DefaultPlanted;
import dev.querytool.vault.PlantedEdge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.querytool");

  static List<ArchRule> rules() {
    return Rules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void coreKeepsTo(ArchRule rule) {
    assertThat(CORE).isNotEmpty();
    rule.check(CORE);
  }

  @Test
  void aForbiddenEdgeIsSeen() {
    assertRed(PlantedEdge.class, "dev.querytool.connection.Dialect");
  }

  @Test
  void aLibraryInAPublicSignatureIsSeen() {
    assertRed(PlantedLibraryInSignature.class, "mention a borrowed type");
  }

  @Test
  void aLibraryInTheWrongPackageIsSeen() {
    assertRed(PlantedLibraryInSignature.class, "reside in a package 'org.jdbi..'");
  }

  @Test
  void aPublicDefaultImplementationIsSeen() {
    assertRed(DefaultPlanted.class, "should not be public");
  }

  @Test
  void anOptionalFieldIsSeen() {
    assertRed(DefaultPlanted.class, "should not have raw type java.util.Optional");
  }

  @Test
  void aFinderWithoutOptionalIsSeen() {
    assertRed(DefaultPlanted.class, "should have raw return type java.util.Optional");
  }

  @Test
  void aGenericExceptionIsSeen() {
    assertRed(DefaultPlanted.class, "generic exceptions");
  }

  @Test
  void standardStreamsAreSeen() {
    assertRed(DefaultPlanted.class, "standard streams");
  }

  private static void assertRed(Class<?> planted, String expected) {
    JavaClasses classes =
        new ClassFileImporter()
            .importClasses(
                planted, QueryToolException.class, dev.querytool.connection.Dialect.class);
    assertThat(rules())
        .anySatisfy(
            rule ->
                assertThatThrownBy(() -> rule.check(classes))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(expected)
                    .hasMessageContaining(planted.getSimpleName()));
  }
}
