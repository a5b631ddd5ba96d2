package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseWordsTest {

  private static final class Failure extends QueryToolException {

    private static final long serialVersionUID = 1L;

    Failure(String message, Map<String, ?> details) {
      super(ErrorCode.QUERY_EXECUTION_ERROR, message, details, null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "invalid input syntax for type integer: \"secret\"|invalid input syntax for type integer: …",
        "invalid input syntax for type integer: \"a\"b secret\"|invalid input syntax for type integer: …",
        "invalid input syntax: \"phone\" secret\"|invalid input syntax: …",
        "column \"phone\" must appear in GROUP BY|column \"phone\" must appear in GROUP BY",
        "Incorrect DATE value: 'secret'|Incorrect DATE value: …",
        "Incorrect value: 'it''s secret' for column 'phone'|Incorrect value: …",
        "value 4711 is out of range for type smallint|value ? is out of range for type smallint",
        "no closing quote: 'secret|no closing quote: …",
        "says “secret”|says …",
        "division by zero|division by zero"
      })
  void onlyNamesOfTheCatalogueAreQuoted(String said, String told) {
    assertThat(words(said, Map.of())).isEqualTo(told);
  }

  @Test
  void theStateIsKept() {
    assertThat(words("division by zero", Map.of("sqlState", "22012")))
        .isEqualTo("division by zero (SQLSTATE 22012)");
  }

  private static String words(String said, Map<String, ?> details) {
    TableMetadata table =
        TableMetadata.builder("main", "customer", TableType.TABLE)
            .fields(List.of(FieldMetadata.builder("phone", "text").build()))
            .build();
    return DatabaseWords.of(
        new Failure("the query on 'shop' failed: " + said, details),
        new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", List.of(table)));
  }
}
