package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotJsonTest {

  private static final String HEAD =
      """
      {"format": "querytool-catalog-1", "connection": "shop", "dialect": "SQLITE", "version": 1,
       "refreshedAt": "2026-01-31T08:00:00Z", "defaultSchema": "main",
      """;

  @Test
  void saysAtWhichLineAndColumnATextIsNoJson() {
    assertRefused("{\n  \"format\": nonsense\n}")
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> {
              assertThat(e.details()).containsEntry("line", 2).containsKey("column");
              assertThat(e).hasMessageContaining("line 2");
            });
  }

  @Test
  void refusesUnknownPropertiesAndNamesTheirPlace() {
    assertRefused(HEAD + "\"tables\": [{\"tableName\": \"t\", \"chinesename\": \"x\"}]}")
        .hasMessageContaining("tables[0].chinesename is not known")
        .hasMessageContaining("line 3");
  }

  @Test
  void refusesPropertiesGivenTwice() {
    assertRefused(HEAD + "\"version\": 2}").hasMessageContaining("version");
  }

  @Test
  void refusesValuesOfAnotherType() {
    assertRefused(HEAD + "\"tables\": [{\"tableName\": \"t\", \"id\": \"7\"}]}")
        .hasMessageContaining("tables[0].id");
    assertRefused(HEAD + "\"tables\": [{\"tableName\": 7}]}")
        .hasMessageContaining("tables[0].tableName");
    assertRefused(HEAD + "\"tables\": [{\"tableName\": \"t\", \"id\": 1.5}]}")
        .hasMessageContaining("tables[0].id");
    assertRefused(HEAD + "\"tables\": {}}").hasMessageContaining("tables");
    assertRefused(HEAD + "\"tables\": [null]}").hasMessageContaining("tables holds null");
    assertRefused(HEAD + "\"tables\": [{\"tableName\": \"t\", \"tableType\": \"HEAP\"}]}")
        .hasMessageContaining("tables[0].tableType");
  }

  @Test
  void refusesObjectsWithoutAName() {
    assertRefused(HEAD + "\"tables\": [{\"schemaName\": \"main\"}]}")
        .hasMessageContaining("tables[0]: tableName is missing");
    assertRefused(HEAD + "\"tables\": [{\"tableName\": \"t\", \"fields\": [{}]}]}")
        .hasMessageContaining("tables[0].fields[0]: fieldName is missing");
  }

  @Test
  void refusesForeignKeysOfUnequalSides() {
    assertRefused(
            HEAD
                + "\"tables\": [{\"tableName\": \"t\", \"tableType\": \"TABLE\", \"foreignKeys\": ["
                + "{\"columns\": [\"a\"], \"referencedSchema\": \"main\","
                + " \"referencedTable\": \"p\", \"referencedColumns\": []}]}]}")
        .hasMessageContaining("tables[0].foreignKeys[0]: columns and referencedColumns");
  }

  @Test
  void refusesOtherFormats() {
    assertRefused("{}").hasMessageContaining("querytool-catalog-1");
    assertRefused("{\"format\": \"querytool-catalog-2\"}").hasMessageContaining("format must be");
  }

  @Test
  void refusesASnapshotThatLacksWhatASnapshotNeeds() {
    assertRefused("{\"format\": \"querytool-catalog-1\", \"defaultSchema\": \"main\"}")
        .hasMessageContaining("lacks connection");
    assertRefused(HEAD + "\"tables\": [{\"tableName\": \"t\"}]}")
        .hasMessageContaining("tables 't' tableType");
    assertRefused(
            HEAD
                + "\"tables\": [{\"tableName\": \"t\", \"tableType\": \"TABLE\", \"fields\": ["
                + "{\"fieldName\": \"a\"}]}]}")
        .hasMessageContaining("field 'a' dataType");
    assertRefused(HEAD.replace("2026-01-31T", "yesterday ") + "\"tables\": []}")
        .hasMessageContaining("refreshedAt");
  }

  @Test
  void refusesTablesAndFieldsGivenTwice() {
    String table = "{\"tableName\": \"t\", \"tableType\": \"TABLE\", \"fields\": [%s]}";
    String field = "{\"fieldName\": \"a\", \"dataType\": \"\"}";

    assertRefused(HEAD + "\"tables\": [" + table.formatted("") + "," + table.formatted("") + "]}")
        .hasMessageContaining("'main.t' twice");
    assertRefused(HEAD + "\"tables\": [" + table.formatted(field + "," + field) + "]}")
        .hasMessageContaining("'main.t.a' twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "7", "[]", "\"text\"", "{", "{}{}", "{\"format\":", "\uFEFF{}"})
  void refusesWhatIsNoObject(String text) {
    assertRefused(text);
  }

  @Test
  void refusesBottomlessNesting() {
    assertRefused("{\"tables\": " + "[".repeat(100_000));
  }

  @Test
  void namesNoClassesOfOurs() {
    for (String text :
        new String[] {
          "[]", "{\"x\": 1}", HEAD + "\"tables\": 7}", "{\"tables\": [{\"id\": {}}]}"
        }) {
      assertRefused(text).message().doesNotContain("dev.querytool").doesNotContain("java.");
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String json) {
    return assertThatThrownBy(() -> CatalogSnapshot.fromJson(json))
        .isInstanceOf(ValidationException.class);
  }
}
