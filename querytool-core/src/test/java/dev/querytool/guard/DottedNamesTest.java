package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class DottedNamesTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  private static CanonicalText text(String sql) {
    return Canonicalizer.of(Dialect.SQLITE).canonical(sql, false);
  }

  @Test
  void aTextWithoutDotsInItsNamesIsLeftAlone() {
    CanonicalText plain = text("SELECT t.\"a\" FROM t WHERE b = 'x.y'");
    assertThat(DottedNames.spared(plain)).isSameAs(plain);
  }

  @Test
  void aNameKeepsItsPlaceAndWhatItStandsFor() {
    CanonicalText spared = DottedNames.spared(text("SELECT \"a.b\", c FROM t"));
    assertThat(spared.sql()).isEqualTo("SELECT \"a\u00b7b\", c FROM t");
    assertThat(spared.tokens().get(1).value()).isEqualTo("a.b");
    assertThat(spared.tokens().get(1).end()).isEqualTo(text("SELECT \"a.b\"").sql().length());
  }

  @Test
  void anExpressionIsCalledAsItIsWrittenAndRun() throws SQLException {
    String sql =
        "SELECT * FROM (SELECT \"a.b\" + 1, \"c\u00b7d`.\" || 'x'"
            + " FROM (SELECT 1 AS \"a.b\", 2 AS \"c\u00b7d`.\"))";
    ReadOnlyQuery query = GUARD.inspect(sql).orThrow();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.sql())) {
      assertThat(query.outputs())
          .extracting(OutputColumn::label)
          .isEqualTo(
              List.of(rows.getMetaData().getColumnLabel(1), rows.getMetaData().getColumnLabel(2)));
    }
  }
}
