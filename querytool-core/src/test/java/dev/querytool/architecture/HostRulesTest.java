package dev.querytool.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.querytool");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importClasses(PlantedGuest.class);

  static List<ArchRule> rules() {
    return HostRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void coreKeepsTo(ArchRule rule) {
    assertThat(CORE).isNotEmpty();
    rule.check(CORE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatBreaksItIsSeen(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(PlantedGuest.class.getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.formatted", "String.format(", "toLowerCase", "getDefault", "systemDefault",
        "getBytes", "setProperty", "addShutdownHook", "deleteOnExit", "getContextClassLoader"
      })
  void eachCallIsSeen(String call) {
    assertThat(rules())
        .anySatisfy(
            rule ->
                assertThatThrownBy(() -> rule.check(PLANTED))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(call));
  }

  @Test
  void callsThatNameLocaleAndCharsetAreFine() {
    JavaClasses polite = new ClassFileImporter().importClasses(PoliteGuest.class);
    rules().forEach(rule -> rule.allowEmptyShould(true).check(polite));
  }
}
