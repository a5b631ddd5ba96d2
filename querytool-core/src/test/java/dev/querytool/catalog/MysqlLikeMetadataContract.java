package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.querytool.catalog.FunctionMetadata.Kind;
import dev.querytool.catalog.FunctionMetadata.Volatility;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.ReadSession;
import dev.querytool.connection.ServerDatabases;
import dev.querytool.connection.ServerSessions;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestDatabase.LogIn;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read alike of MySQL and MariaDB. */
abstract class MysqlLikeMetadataContract {

  @RegisterExtension static final ServerDatabases DATABASES = new ServerDatabases();

  private final Dialect dialect;
  protected ServerSessions sessions;
  protected TestDatabase database;

  MysqlLikeMetadataContract(Dialect dialect) {
    this.dialect = dialect;
  }

  @BeforeEach
  void create() {
    sessions = new ServerSessions(Engines.of(dialect), DATABASES);
    sessions.register("shop", "shop");
    database = sessions.database("shop");
  }

  @AfterEach
  void drop() {
    sessions.close();
  }

  @Test
  void writesTypesAsTheyAreDeclaredWithLengthsOf64Bits() {
    database.execute(
        "CREATE TABLE t (a varchar(40), b decimal(12,2), c enum('x','y''z'), d set('p','q'),"
            + " e longtext, f bigint unsigned, g datetime(3), h binary(16), i tinyint(1))");

    Map<String, String> types = fields("t", FieldMetadata::dataType);
    assertThat(types)
        .contains(
            entry("a", "varchar(40)"),
            entry("b", "decimal(12,2)"),
            entry("c", "enum('x','y''z')"),
            entry("d", "set('p','q')"),
            entry("e", "longtext"),
            entry("g", "datetime(3)"),
            entry("i", "tinyint(1)"));
    assertThat(types.get("f")).startsWith("bigint").endsWith("unsigned");
    assertThat(fields("t", FieldMetadata::maxLength))
        .contains(
            entry("a", OptionalLong.of(40)),
            entry("b", OptionalLong.empty()),
            entry("e", OptionalLong.of(4_294_967_295L)),
            entry("f", OptionalLong.empty()),
            entry("h", OptionalLong.of(16)));
  }

  @Test
  void writesDefaultsAsSql() {
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, a varchar(20) DEFAULT 'it''s \\\\ x',"
            + " b int DEFAULT 7, c decimal(5,2) DEFAULT 1.5, d date DEFAULT '2026-01-31', e int,"
            + " f int DEFAULT NULL, g varchar(9) DEFAULT 'NULL', h enum('u','v') DEFAULT 'v',"
            + " i varchar(36) DEFAULT (uuid()), j bit(3) DEFAULT b'101', k varchar(3) DEFAULT '')");

    Map<String, String> defaults = fields("t", field -> field.columnDefault().orElse("none"));
    assertThat(defaults)
        .contains(
            entry("id", "AUTO_INCREMENT"),
            entry("a", "'it''s \\\\ x'"),
            entry("b", "7"),
            entry("c", "1.50"),
            entry("d", "'2026-01-31'"),
            entry("e", "none"),
            entry("f", "none"),
            entry("g", "'NULL'"),
            entry("h", "'v'"),
            entry("i", "uuid()"),
            entry("j", "b'101'"),
            entry("k", "''"));
  }

  @Test
  void writesATimeOfInsertionAsAnExpression() {
    database.execute(
        "CREATE TABLE t (a datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)");

    assertThat(field("t", "a").columnDefault().orElseThrow())
        .startsWithIgnoringCase("current_time");
    assertThat(field("t", "a").generated()).isFalse();
  }

  @Test
  void tellsGeneratedColumnsStoredOrNot() {
    database.execute(
        "CREATE TABLE t (a int NOT NULL, b int AS (a * 2) STORED, c int AS (a * 3) VIRTUAL,"
            + " d varchar(60) DEFAULT 'STORED GENERATED')");

    assertThat(fields("t", FieldMetadata::generated))
        .isEqualTo(Map.of("a", false, "b", true, "c", true, "d", false));
    assertThat(field("t", "b").columnDefault()).isEmpty();
    assertThat(fields("t", FieldMetadata::nullable))
        .isEqualTo(Map.of("a", false, "b", true, "c", true, "d", true));
  }

  @Test
  void leavesOutInvisibleColumnsAsAStarDoes() {
    database.execute("CREATE TABLE t (a int, b int INVISIBLE, c int)");

    assertThat(fields("t", FieldMetadata::ordinalPosition)).isEqualTo(Map.of("a", 1, "c", 2));
  }

  @Test
  void tellsWhatReadsOtherTablesFromWhatHasRowsOfItsOwn() {
    database.execute(
        "CREATE TABLE kept (a int) ENGINE = MyISAM",
        "CREATE TABLE merged (a int) ENGINE = MERGE UNION = (kept)",
        "CREATE TABLE plain (a int)",
        "CREATE TABLE quick (a int) ENGINE = MEMORY");

    assertThat(kinds()).containsEntry("merged", "TABLE linked table");
    assertThat(read().tables().stream().filter(TableMetadata::hasOwnRowsAlone))
        .extracting(TableMetadata::tableName)
        .containsExactly("kept", "plain", "quick");
  }

  @Test
  void tellsTheKindsOfRelations() {
    database.execute(
        "CREATE TABLE plain (a int DEFAULT 3)",
        "CREATE TABLE parts (a int) PARTITION BY HASH (a) PARTITIONS 3",
        "CREATE VIEW seen AS SELECT * FROM plain");
    sessions.atStart("CREATE TEMPORARY TABLE mine (a int)");

    assertThat(kinds())
        .isEqualTo(
            Map.of(
                "plain", "TABLE table",
                "parts", "TABLE partitioned table",
                "seen", "VIEW view"));
    assertThat(table("seen").comment()).isEmpty();
    assertThat(field("seen", "a").dataType()).startsWith("int");
  }

  @Test
  void keepsAViewThatCannotBeOpenedWithoutFields() {
    database.execute(
        "CREATE TABLE gone (a int)", "CREATE VIEW v AS SELECT a FROM gone", "DROP TABLE gone");

    assertThat(table("v").fields()).isEmpty();
    assertThat(table("v").comment()).isEmpty();
    assertThat(table("v").tableType()).isEqualTo(TableType.VIEW);
  }

  @Test
  void readsTheDatabaseOfTheUrlAlone() {
    TestDatabase other = sessions.database("other");
    other.execute("CREATE TABLE elsewhere (a int)");
    database.execute("CREATE TABLE here (a int)");

    DatabaseStructure structure = read();

    assertThat(structure.defaultSchema()).isEqualTo(database.name());
    assertThat(structure.tables())
        .extracting(TableMetadata::qualifiedName)
        .containsExactly(database.name() + ".here");
  }

  @Test
  void readsEveryDatabaseOfTheUserWhenTheUrlNamesNone() {
    TestDatabase other = sessions.database("other");
    other.execute("CREATE TABLE t (id int PRIMARY KEY, b varchar(3))");
    database.execute("CREATE TABLE t (a int)", "CREATE FUNCTION f() RETURNS int NO SQL RETURN 1");
    LogIn reader = database.newReader();
    other.execute(
        "GRANT SELECT ON " + other.name() + ".* TO " + reader.user(),
        "GRANT EXECUTE ON " + database.name() + ".* TO " + reader.user());
    sessions.register(
        "shop", "shop", () -> database.server().connect(null, reader.user(), reader.password()));

    DatabaseStructure structure = read();

    assertThat(structure.defaultSchema()).isEmpty();
    assertThat(structure.tables())
        .extracting(TableMetadata::qualifiedName)
        .containsExactlyInAnyOrder(database.name() + ".t", other.name() + ".t");
    assertThat(structure.tables())
        .filteredOn(table -> table.schemaName().equals(other.name()))
        .allSatisfy(table -> assertThat(table.primaryKey()).containsExactly("id"));
    assertThat(structure.functions())
        .extracting(FunctionMetadata::schemaName)
        .containsExactly(database.name());
  }

  @Test
  void leavesOutTheServersOwnDatabases() {
    sessions.register("shop", "shop", () -> database.server().connect(null));

    assertThat(read().tables())
        .extracting(TableMetadata::schemaName)
        .doesNotContain("mysql", "sys", "performance_schema", "information_schema");
  }

  @Test
  void readsKeysOfOneAndOfSeveralColumns() {
    database.execute(
        "CREATE TABLE one (id int PRIMARY KEY, a int)",
        "CREATE TABLE two (a int, b int, c int, PRIMARY KEY (b, a))");

    assertThat(table("one").primaryKey()).containsExactly("id");
    assertThat(field("one", "id").unique()).isTrue();
    assertThat(field("one", "id").nullable()).isFalse();
    assertThat(table("two").primaryKey()).containsExactly("b", "a");
    assertThat(field("two", "b").unique()).isFalse();
    assertThat(field("two", "c").primaryKeyPosition()).isZero();
  }

  @Test
  void callsUniqueWhatNoIndexLetsTwice() {
    database.execute(
        "CREATE TABLE t (a int UNIQUE, b int, c int, d varchar(99), e int, UNIQUE (b, c),"
            + " UNIQUE (d(5)), KEY (e))");

    assertThat(fields("t", FieldMetadata::unique))
        .isEqualTo(Map.of("a", true, "b", false, "c", false, "d", true, "e", false));
  }

  @Test
  void readsForeignKeysOfSeveralColumnsAndAcrossDatabases() {
    TestDatabase crm = sessions.database("crm");
    crm.execute("CREATE TABLE people (a int, b int, PRIMARY KEY (a, b))");
    database.execute(
        "CREATE TABLE orders (Id int PRIMARY KEY, x int, y int, parent int,"
            + " CONSTRAINT z_self FOREIGN KEY (PARENT) REFERENCES orders (ID),"
            + " CONSTRAINT buyer FOREIGN KEY (x, y) REFERENCES "
            + crm.name()
            + ".people (a, b))");

    assertThat(table("orders").foreignKeys())
        .containsExactly(
            new ForeignKey("buyer", List.of("x", "y"), crm.name(), "people", List.of("a", "b")),
            new ForeignKey("z_self", List.of("parent"), database.name(), "orders", List.of("Id")));
    database.execute("ALTER TABLE orders DROP FOREIGN KEY buyer");
  }

  @Test
  void readsComments() {
    database.execute("CREATE TABLE t (a int, b int COMMENT '金额 (元)') COMMENT '订单'");

    assertThat(table("t").comment()).contains("订单");
    assertThat(field("t", "a").comment()).isEmpty();
    assertThat(field("t", "b").comment()).contains("金额 (元)");
  }

  @Test
  void keepsOddNamesAsTheyAre() {
    String longest = "x".repeat(64);
    database.execute(
        "CREATE TABLE Orders (Id int, Name int)",
        "CREATE TABLE `订单 \"x\".y``` (`金额.元` int, `a b` int, `'` int)",
        "CREATE TABLE " + longest + " (" + longest + " int)",
        "CREATE TABLE `%?` (`?` int)");

    assertThat(read().tables())
        .extracting(TableMetadata::tableName)
        .containsExactlyInAnyOrder("Orders", "订单 \"x\".y`", longest, "%?");
    assertThat(table("Orders").fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("Id", "Name");
    assertThat(table("订单 \"x\".y`").fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("金额.元", "a b", "'");
  }

  @Test
  void tellsTablesThatDifferInCaseApartWhereTheServerDoes() {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, a int)", "CREATE TABLE Orders (A int, b int)");

    assertThat(read().tableNames()).isEqualTo(NameCase.EXACT);
    assertThat(table("orders").primaryKey()).containsExactly("id");
    assertThat(table("Orders").primaryKey()).isEmpty();
    assertThat(table("Orders").fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("A", "b");
  }

  @Test
  void estimatesRows() {
    database.execute(
        "CREATE TABLE t (a int)",
        "INSERT INTO t VALUES (1), (2), (3)",
        "ANALYZE TABLE t",
        "CREATE VIEW v AS SELECT * FROM t");

    assertThat(table("t").estimatedRows()).hasValue(3);
    assertThat(table("v").estimatedRows()).isEmpty();
  }

  @Test
  void showsAReaderOnlyWhatItMayRead() {
    LogIn reader = database.newUser();
    String on = " ON " + database.name() + ".";
    String to = " TO " + reader.user();
    database.execute(
        "CREATE TABLE closed (id int PRIMARY KEY)",
        "CREATE TABLE partly (id int PRIMARY KEY, name text, salary int, secret int UNIQUE)",
        "CREATE TABLE open (id int PRIMARY KEY, hidden_id int, seen_id int,"
            + " CONSTRAINT to_closed FOREIGN KEY (hidden_id) REFERENCES closed (id),"
            + " CONSTRAINT to_secret FOREIGN KEY (hidden_id) REFERENCES partly (secret),"
            + " CONSTRAINT to_partly FOREIGN KEY (seen_id) REFERENCES partly (id))",
        "ALTER TABLE partly ADD CONSTRAINT to_open FOREIGN KEY (secret) REFERENCES open (id)",
        "CREATE TABLE writable (a int)",
        "CREATE VIEW masked AS SELECT name FROM partly",
        "GRANT SELECT" + on + "open" + to,
        "GRANT SELECT (id, name), UPDATE (salary)" + on + "partly" + to,
        "GRANT INSERT, UPDATE, DELETE" + on + "writable" + to,
        "GRANT SELECT" + on + "masked" + to);
    sessions.register("shop", "shop", () -> database.connect(reader));

    assertThat(read().tables())
        .extracting(TableMetadata::tableName)
        .containsExactlyInAnyOrder("open", "partly", "masked");
    assertThat(table("partly").fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("id", "name");
    assertThat(table("partly").primaryKey()).containsExactly("id");
    assertThat(table("partly").foreignKeys()).isEmpty();
    assertThat(table("open").foreignKeys())
        .extracting(ForeignKey::name)
        .containsExactly("to_partly");
    database.execute("ALTER TABLE partly DROP FOREIGN KEY to_open");
  }

  @Test
  void showsWhatIsGrantedByARole() {
    LogIn reader = database.newUser();
    String role = reader.user() + "_r";
    database.execute("CREATE TABLE t (a int)", "CREATE TABLE own (a int)", "CREATE ROLE " + role);
    try {
      database.execute(
          "GRANT SELECT ON " + database.name() + ".own TO " + reader.user(),
          "GRANT SELECT ON " + database.name() + ".t TO " + role,
          "GRANT " + role + " TO " + reader.user());
      sessions.register("shop", "shop", () -> database.connect(reader));
      sessions.atStart("SET ROLE " + role);

      assertThat(read().tables())
          .extracting(TableMetadata::tableName)
          .containsExactlyInAnyOrder("own", "t");
    } finally {
      database.execute("DROP ROLE " + role);
    }
  }

  @Test
  void listsFunctionsAndProceduresWithWhatTheyDeclare() {
    database.execute(
        "CREATE FUNCTION pure(a int, b varchar(3)) RETURNS varchar(9) DETERMINISTIC NO SQL"
            + " RETURN b",
        "CREATE FUNCTION looks() RETURNS int DETERMINISTIC READS SQL DATA RETURN 1",
        "CREATE FUNCTION writes() RETURNS int DETERMINISTIC MODIFIES SQL DATA RETURN 1",
        "CREATE FUNCTION anything() RETURNS int READS SQL DATA RETURN 1",
        "CREATE PROCEDURE pure(IN a int, OUT b text) BEGIN END");

    List<FunctionMetadata> functions = read().functions();

    assertThat(functions)
        .extracting(
            FunctionMetadata::functionName,
            FunctionMetadata::kind,
            FunctionMetadata::volatility,
            FunctionMetadata::language)
        .containsExactly(
            tuple("anything", Kind.FUNCTION, Volatility.VOLATILE, "sql"),
            tuple("looks", Kind.FUNCTION, Volatility.STABLE, "sql"),
            tuple("pure", Kind.FUNCTION, Volatility.IMMUTABLE, "sql"),
            tuple("pure", Kind.PROCEDURE, Volatility.VOLATILE, "sql"),
            tuple("writes", Kind.FUNCTION, Volatility.VOLATILE, "sql"));
    FunctionMetadata pure = functions.get(2);
    assertThat(pure.schemaName()).isEqualTo(database.name());
    assertThat(pure.argumentTypes()).hasSize(2).last().isEqualTo("varchar(3)");
    assertThat(pure.returnType()).isEqualTo("varchar(9)");
    assertThat(pure.extension()).isEmpty();
    assertThat(functions.get(3).returnType()).isEmpty();
    assertThat(functions.get(3).argumentTypes()).hasSize(2);
  }

  @Test
  void saysThatTheConnectionIsLostWithoutTheDriversWords() {
    sessions.spoil("shop");

    assertThatThrownBy(this::read)
        .isInstanceOf(MetadataReadException.class)
        .hasMessageContaining("'shop'")
        .hasMessageContaining("connection to the database was lost");
    assertThat(sessions.evictedSessions()).isEqualTo(1);
  }

  protected DatabaseStructure read() {
    try (ReadSession session = sessions.borrow("shop")) {
      assertThat(session.dialect()).isEqualTo(dialect);
      return MetadataReader.read("shop", session, StructureLimits.defaults());
    }
  }

  protected TableMetadata table(String name) {
    return read().tables().stream()
        .filter(table -> table.tableName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  protected FieldMetadata field(String table, String name) {
    return table(table).findField(name).orElseThrow();
  }

  protected <T> Map<String, T> fields(String table, Function<FieldMetadata, T> fact) {
    return table(table).fields().stream().collect(Collectors.toMap(FieldMetadata::fieldName, fact));
  }

  protected Map<String, String> kinds() {
    return read().tables().stream()
        .collect(
            Collectors.toMap(
                TableMetadata::tableName, table -> table.tableType() + " " + table.nativeType()));
  }
}
