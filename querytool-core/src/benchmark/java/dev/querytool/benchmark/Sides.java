package dev.querytool.benchmark;

import dev.querytool.connection.Dialect;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** querytool and bare JDBC on the sample table of one engine. */
@State(Scope.Benchmark)
public class Sides {

  static final int ROWS = Integer.getInteger("querytool.benchmark.rows", 1_000_000);

  private static final String ALL = "SELECT id, amount, label, taken, note FROM sample";
  private static final String PART = ALL + " WHERE id BETWEEN :first AND :last ORDER BY id";
  private static final int STEP = 7_919;

  /** The engine, by the name of its dialect; set by the run. */
  @Param("SQLITE")
  public String engine;

  private Workplace workplace;
  private Floor floor;
  private String partByHand;
  private String allByHand;
  private long position;

  /** Opens both sides, and refuses to measure if they do not read the same. */
  @Setup
  public void open() throws IOException, SQLException {
    Address address = Address.of(Dialect.valueOf(engine));
    workplace = Workplace.open(address);
    floor = new Floor(address);
    partByHand = part(1, 1_000).run().effectiveSql();
    allByHand = all().check().sql();
    requireSameValues();
  }

  /** Closes both sides. */
  @TearDown
  public void close() throws IOException {
    floor.close();
    workplace.close();
  }

  /** Returns the first of so many neighbouring ids, which lie elsewhere each time. */
  long next(int rows) {
    position = (position + STEP) % (ROWS - rows);
    return position + 1;
  }

  /** Describes the query for neighbouring rows from scratch, as an application does. */
  QuerySpec part(long first, long last) {
    return spec(PART).param("first", first).param("last", last);
  }

  /** Describes the query for all rows. */
  QuerySpec all() {
    return spec(ALL).timeout(Duration.ofMinutes(10));
  }

  Floor floor() {
    return floor;
  }

  /** Returns the text that querytool runs for neighbouring rows. */
  String partByHand() {
    return partByHand;
  }

  /** Returns the text that querytool runs for all rows. */
  String allByHand() {
    return allByHand;
  }

  /** Gives every value of some rows to a sink. */
  static void take(Iterable<Row> rows, Sink sink) {
    for (Row row : rows) {
      for (int i = 0; i < row.size(); i++) {
        sink.take(row.value(i).orElse(null));
      }
    }
  }

  private QuerySpec spec(String text) {
    return workplace.tool().queries().on(Workplace.CONNECTION).sql(text);
  }

  private void requireSameValues() throws SQLException {
    List<@Nullable Object> ours = new ArrayList<>();
    List<@Nullable Object> framed = new ArrayList<>();
    List<@Nullable Object> plain = new ArrayList<>();
    take(part(1, 1_000).run().rows(), ours::add);
    floor.inTransaction(framed::add, partByHand, 1, 1_000);
    floor.withAutoCommit(plain::add, partByHand, 1, 1_000);
    if (ours.size() != 5_000 || !ours.equals(framed) || !ours.equals(plain)) {
      throw new IllegalStateException("the two sides do not read the same values on " + engine);
    }
  }
}
