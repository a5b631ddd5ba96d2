package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators of PostgreSQL that someone made of its own signs, from registration to rows. */
class UnnamedCallTest {

  @TempDir private Path folder;
  private TestDatabase database;
  private TestDatabase.LogIn reader;

  @BeforeEach
  void open() {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    reader = database.newReader();
    database.execute(
        "CREATE FUNCTION f(varchar, varchar) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "CREATE OPERATOR = (FUNCTION = f, LEFTARG = varchar, RIGHTARG = varchar)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void isNotCalledByASign() {
    try (WiredQueries wired = wired()) {
      assertThatThrownBy(() -> wired.sql("shop", "SELECT 'a'::varchar = 'b'").run())
          .isInstanceOf(QueryRefusedException.class)
          .hasMessageContaining("public.f(character varying, character varying)");
      assertThat(wired.sql("shop", "SELECT 'a'::varchar OPERATOR(pg_catalog.=) 'b'").run().rows())
          .singleElement()
          .satisfies(row -> assertThat(row.value(0)).contains(false));
    }
  }

  @Test
  void isForgottenOnceItIsGone() {
    try (WiredQueries wired = wired()) {
      database.execute("DROP OPERATOR = (varchar, varchar)");

      assertThat(wired.sql("shop", "SELECT 'a'::varchar = 'b'").run().rows())
          .singleElement()
          .satisfies(row -> assertThat(row.value(0)).contains(false));
    }
  }

  private WiredQueries wired() {
    return WiredQueries.open(folder).with("shop", database.url(reader.user()), reader);
  }
}
