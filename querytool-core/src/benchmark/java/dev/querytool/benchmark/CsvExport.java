package dev.querytool.benchmark;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.querytool.connection.Dialect;
import dev.querytool.query.Csv;
import dev.querytool.query.QueryResult;
import dev.querytool.query.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A hundred thousand rows that are in memory already, written as CSV to nowhere. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CsvExport {

  private static final int ROWS = 100_000;

  private QueryResult result;
  private List<@Nullable Object[]> values;

  /** Reads the rows, and refuses to measure if the two sides do not write the same. */
  @Setup
  public void read() throws IOException {
    try (Workplace workplace = Workplace.open(Address.of(Dialect.SQLITE))) {
      result =
          workplace
              .tool()
              .queries()
              .on(Workplace.CONNECTION)
              .sql("SELECT id, amount, label, taken, note FROM sample")
              .limit(ROWS)
              .run();
    }
    values = new ArrayList<>(ROWS);
    for (Row row : result.rows()) {
      @Nullable Object[] copy = new Object[row.size()];
      Arrays.setAll(copy, i -> row.value(i).orElse(null));
      values.add(copy);
    }
    requireSameBytes();
  }

  private void requireSameBytes() throws IOException {
    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    ByteArrayOutputStream byHand = new ByteArrayOutputStream();
    Csv.of(result).writeTo(ours);
    write(byHand);
    if (result.rowCount() != ROWS || !Arrays.equals(ours.toByteArray(), byHand.toByteArray())) {
      throw new IllegalStateException("the two sides do not write the same bytes");
    }
  }

  /** Writes with querytool. */
  @Benchmark
  public Object ours() {
    return Csv.of(result).writeTo(OutputStream.nullOutputStream());
  }

  /** Writes with bare FastCSV. */
  @Benchmark
  public void floor() throws IOException {
    write(OutputStream.nullOutputStream());
  }

  private void write(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    csv.writeRecord("id", "amount", "label", "taken", "note");
    @Nullable String[] fields = new String[5];
    for (@Nullable Object[] row : values) {
      for (int i = 0; i < fields.length; i++) {
        fields[i] = row[i] == null ? null : row[i].toString();
      }
      csv.writeRecord(fields);
    }
    csv.flush();
  }
}
