package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.querytool.LargeSource.Sums;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.KilledProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports whose rows are many times larger than the heap of the process that writes them. */
@ParameterizedClass
@MethodSource("dev.querytool.LargeSource#engines")
class LargeExportTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int PLACES = DEEP ? 6 : 4;

  /** What may stay in the heap after GC at any tenth beyond the first, in KiB. */
  private static final long GROWTH = 4_096;

  private static final Pattern AFTER_GC = Pattern.compile("after GC +([0-9]+) KiB");

  @Parameter Dialect dialect;
  @TempDir Path folder;
  private LargeSource source;

  @BeforeEach
  void fill() throws SQLException {
    source = LargeSource.create(dialect, folder, PLACES);
  }

  @AfterEach
  void drop() {
    source.close();
  }

  @Test
  void writesEveryRowAsCsvAndAsJsonInASmallHeap() throws SQLException, IOException {
    Sums sums = source.sums();
    Path csv = folder.resolve("large.csv");
    Path json = folder.resolve("large.json");

    String output = export(sums.rows(), csv, json);

    assertHeapStays(output, csv);
    assertHeapStays(output, json);
    assertThat(sums.rows()).isEqualTo(2L * (long) Math.pow(10, PLACES));
    assertThat(ofCsv(csv)).isEqualTo(withoutZeros(sums));
    assertThat(ofJson(json)).isEqualTo(withoutZeros(sums));
  }

  private String export(long rows, Path csv, Path json) {
    try (KilledProcess child =
        KilledProcess.start(
            List.of("-Xmx96m", "-XX:TieredStopAtLevel=" + (DEEP ? 4 : 1)),
            ExportingProcess.class,
            source.url(),
            source.password(),
            source.query(),
            String.valueOf(rows),
            csv.toString(),
            json.toString())) {
      for (Path file : List.of(csv, json)) {
        for (int tenth = 1; tenth <= 10; tenth++) {
          child.awaitMark(file.getFileName() + " " + tenth);
        }
      }
      assertThat(child.awaitExit()).as(child::output).isZero();
      System.out.println("exports from " + dialect + " with -Xmx96m:\n" + child.output());
      return child.output();
    }
  }

  private static void assertHeapStays(String output, Path file) {
    List<Long> afterGc =
        output
            .lines()
            .filter(line -> line.startsWith(file.getFileName().toString()))
            .flatMap(line -> AFTER_GC.matcher(line).results())
            .map((MatchResult found) -> Long.valueOf(found.group(1)))
            .toList();
    assertThat(afterGc).hasSize(10);
    assertThat(afterGc).allMatch(used -> used <= afterGc.get(0) + GROWTH);
  }

  private static Sums ofCsv(Path file) throws IOException {
    long rows = 0;
    long ids = 0;
    BigDecimal amounts = BigDecimal.ZERO;
    long notes = 0;
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        rows++;
        ids += Long.parseLong(row.getField("id"));
        amounts = amounts.add(new BigDecimal(row.getField("amount")));
        notes += row.getField("note").isEmpty() ? 0 : 1;
        assertWhole(row.getField("label"), row.getField("id"), row.getField("taken"));
      }
    }
    return withoutZeros(new Sums(rows, ids, amounts, notes));
  }

  private static Sums ofJson(Path file) throws IOException {
    long rows = 0;
    long ids = 0;
    BigDecimal amounts = BigDecimal.ZERO;
    long notes = 0;
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        rows++;
        String id = next(json);
        ids += Long.parseLong(id);
        amounts = amounts.add(new BigDecimal(next(json)));
        assertWhole(next(json), id, next(json));
        notes += next(json).equals("null") ? 0 : 1;
        assertThat(json.nextToken()).isEqualTo(JsonToken.END_OBJECT);
      }
      assertThat(json.currentToken()).isEqualTo(JsonToken.END_ARRAY);
    }
    return withoutZeros(new Sums(rows, ids, amounts, notes));
  }

  private static String next(JsonParser json) throws IOException {
    json.nextToken();
    json.nextToken();
    return json.getText();
  }

  /** Plain comparisons: an assertion for each of millions of rows would take minutes. */
  private static void assertWhole(String label, String id, String taken) {
    if (!label.equals("订单 " + id) || !taken.startsWith("2026-01-")) {
      throw new AssertionError("row " + id + " has '" + label + "' and " + taken);
    }
  }

  private static Sums withoutZeros(Sums sums) {
    return new Sums(sums.rows(), sums.ids(), sums.amounts().stripTrailingZeros(), sums.notes());
  }
}
