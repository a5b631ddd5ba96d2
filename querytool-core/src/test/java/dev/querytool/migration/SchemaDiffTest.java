package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDiffTest {

  private static final String BASE =
      """
      CREATE TABLE p (a INTEGER PRIMARY KEY);
      CREATE TABLE t (
        id INTEGER PRIMARY KEY,
        name VARCHAR(20) NOT NULL DEFAULT 'none',
        rating INTEGER CHECK (rating BETWEEN 1 AND 5),
        p_id INTEGER REFERENCES p (a) ON DELETE CASCADE,
        total INTEGER AS (rating * 2) STORED,
        UNIQUE (name, rating)
      );
      CREATE INDEX t_name ON t (name DESC) WHERE rating > 1;
      CREATE VIEW v AS SELECT id, name FROM t;
      CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM p WHERE a = new.id; END;
      """;

  @TempDir Path directory;

  @Test
  void findsNothingBetweenEqualSchemas() {
    assertThat(differences(BASE, BASE)).isEmpty();
  }

  @Test
  void overlooksOrderCaseQuotesBlanksAndComments() {
    String same =
        """
        create table "T" (
          "name" varchar( 20 ) default 'none' not null, -- the name
          total integer generated always as ( RATING*2 ) stored,
          [p_id] integer,
          id integer primary key,
          rating integer,
          check (rating between 1 and 5),
          unique (name, rating),
          foreign key (p_id) references P on delete cascade
        );
        CREATE TABLE p (a INTEGER PRIMARY KEY);
        CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM p  WHERE a=new.id; END;
        CREATE VIEW v AS SELECT id, /* and */ name FROM t;
        CREATE INDEX T_NAME on T (name desc) where rating>1;
        """;

    assertThat(differences(BASE, same)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void findsEachKindOfDifference(String from, String to, String named) {
    String changed = BASE.replace(from, to);
    assertThat(changed).isNotEqualTo(BASE);

    assertThat(differences(BASE, changed)).anySatisfy(line -> assertThat(line).contains(named));
  }

  static List<Arguments> changes() {
    return List.of(
        Arguments.of("CREATE VIEW v", "CREATE TABLE more (a); CREATE VIEW v", "table more: only"),
        Arguments.of("VARCHAR(20)", "TEXT", "column t.name"),
        Arguments.of("NOT NULL DEFAULT", "DEFAULT", "column t.name"),
        Arguments.of("'none'", "'None'", "column t.name"),
        Arguments.of(
            "rating INTEGER CHECK", "rating INTEGER COLLATE NOCASE CHECK", "column t.rating"),
        Arguments.of("1 AND 5", "1 AND 6", "check of t: rating between 1 and 6"),
        Arguments.of("ON DELETE CASCADE", "ON DELETE SET NULL", "foreign key t(p_id) to p(a)"),
        Arguments.of("CASCADE,", "CASCADE DEFERRABLE INITIALLY DEFERRED,", "references deferred"),
        Arguments.of("rating * 2", "rating * 3", "column t.total"),
        Arguments.of("STORED", "VIRTUAL", "column t.total"),
        Arguments.of("UNIQUE (name, rating)", "UNIQUE (name)", "unique of t: name"),
        Arguments.of(
            "UNIQUE (name, rating)", "UNIQUE (name, rating) ON CONFLICT IGNORE", "conflict ignore"),
        Arguments.of("name DESC", "name", "index t_name"),
        Arguments.of("rating > 1", "rating > 2", "index t_name"),
        Arguments.of("CREATE INDEX", "CREATE UNIQUE INDEX", "index t_name"),
        Arguments.of("SELECT id, name", "SELECT id", "view v"),
        Arguments.of("a = new.id", "a = new.p_id", "trigger g"),
        Arguments.of("id INTEGER PRIMARY KEY", "id INTEGER PRIMARY KEY AUTOINCREMENT", "table t"),
        Arguments.of("(a INTEGER PRIMARY KEY)", "(a INTEGER PRIMARY KEY) WITHOUT ROWID", "table p"),
        Arguments.of("(a INTEGER PRIMARY KEY)", "(a INTEGER PRIMARY KEY) STRICT", "table p"));
  }

  @Test
  void leavesLedgersOut() {
    Migrations migrations = Migrations.of(Migration.sql("20260101000000_base", BASE));
    try (SqliteFile plain = make("plain.db", BASE);
        SqliteFile migrated = SqliteFile.open(directory.resolve("migrated.db"))) {
      Migrator.of(migrated, migrations).up();

      assertThat(SchemaDiff.between(plain, migrated).toString()).isEqualTo("no differences");
    }
  }

  @Test
  void provesASnapshotThatKeepsUp() {
    Migrations migrations =
        Migrations.of(
                Migration.sql("20260101000000_base", BASE),
                Migration.sql("20260102000000_more", "ALTER TABLE p ADD COLUMN b TEXT"))
            .withSnapshot(
                BASE.replace("(a INTEGER PRIMARY KEY)", "(b TEXT, a INTEGER PRIMARY KEY)"));

    assertThat(SchemaDiff.ofSnapshot(migrations).isEmpty()).isTrue();
  }

  @Test
  void showsASnapshotThatFellBehind() {
    Migrations migrations =
        Migrations.of(
                Migration.sql("20260101000000_base", BASE),
                Migration.sql("20260102000000_more", "ALTER TABLE p ADD COLUMN b TEXT"))
            .withSnapshot(BASE);

    SchemaDiff diff = SchemaDiff.ofSnapshot(migrations);

    assertThat(diff.differences()).containsExactly("column p.b: only in the migrations schema");
  }

  @Test
  void refusesToProveASnapshotThatIsNotThere() {
    Migrations migrations = Migrations.of(Migration.sql("20260101000000_base", BASE));

    assertThatThrownBy(() -> SchemaDiff.ofSnapshot(migrations))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("no snapshot");
  }

  private List<String> differences(String one, String other) {
    try (SqliteFile expected = make("expected.db", one);
        SqliteFile actual = make("actual.db", other)) {
      return SchemaDiff.between(expected, actual).differences();
    }
  }

  private SqliteFile make(String name, String script) {
    SqliteFile file = SqliteFile.open(directory.resolve(name));
    file.write(
        connection -> {
          new MigrationContext(file, "test", connection).run(script);
          return true;
        });
    return file;
  }
}
