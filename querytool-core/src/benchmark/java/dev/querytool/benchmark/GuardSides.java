package dev.querytool.benchmark;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.SqlGuard;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The guard with a catalogue of 50 tables, and the bare parser with the same settings. */
@State(Scope.Benchmark)
public class GuardSides {

  private static final int TABLES = 50;

  private static final String BEFORE =
      "SELECT c.name, count(*) AS orders, sum(o.amount) AS revenue FROM table_7 AS c JOIN table_31"
          + " AS o ON o.parent_id = c.id WHERE o.created_at >= '2026-01-01' AND c.region IN ('EU',"
          + " 'US') AND o.id > ";

  private static final String AFTER = " GROUP BY c.name ORDER BY revenue DESC LIMIT 10";

  /** The engine, by the name of its dialect; set by the run. */
  @Param("SQLITE")
  public String engine;

  private Dialect dialect;
  private SqlGuard guard;
  private CatalogSnapshot catalog;
  private long number;

  /** Makes guard and catalogue. */
  @Setup
  public void open() {
    Logging.warningsOnly();
    dialect = Dialect.valueOf(engine);
    guard = SqlGuard.of(dialect);
    List<TableMetadata> tables = IntStream.range(0, TABLES).mapToObj(GuardSides::table).toList();
    catalog = new CatalogSnapshot("sample", dialect, 1, Instant.EPOCH, "main", tables);
  }

  private static TableMetadata table(int number) {
    Stream<FieldMetadata> named =
        Stream.of("id", "parent_id", "name", "region", "amount", "created_at")
            .map(name -> FieldMetadata.builder(name, "text").build());
    Stream<FieldMetadata> others =
        IntStream.range(0, 6).mapToObj(i -> FieldMetadata.builder("extra_" + i, "text").build());
    return TableMetadata.builder("main", "table_" + number, TableType.TABLE)
        .fields(Stream.concat(named, others).toList())
        .build();
  }

  /** Returns a text that is the same each time. */
  String knownText() {
    return BEFORE + 0 + AFTER;
  }

  /** Returns a text that was never given before. */
  String newText() {
    number++;
    return BEFORE + number + AFTER;
  }

  /** Inspects a text. */
  ReadOnlyQuery inspect(String text) {
    return guard.inspect(text, catalog).orThrow();
  }

  /** Parses a text, as the guard does. */
  Statement parse(String text) throws ParseException {
    CCJSqlParser parser = new CCJSqlParser(new StringProvider(text)).withAllowComplexParsing(false);
    switch (dialect) {
      case SQLITE -> {}
      case POSTGRES -> parser.withDialect(AbstractJSqlParser.Dialect.POSTGRESQL);
      case MYSQL -> parser.withDialect(AbstractJSqlParser.Dialect.MYSQL);
      case MARIADB -> parser.withDialect(AbstractJSqlParser.Dialect.MARIADB);
    }
    return parser.Statement();
  }
}
