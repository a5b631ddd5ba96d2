package dev.querytool.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.querytool.error.ValidationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @TempDir Path folder;

  @AfterEach
  void leavesNoHalfFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void writesAHeaderAndRowsAfterRfc4180() {
    QueryResult result =
        Results.of(
            List.of("id", "note", "note"),
            Results.row(1L, "a,b", "say \"hi\""),
            Results.row(2L, "two\r\nlines", "下单"));

    assertThat(text(Csv.of(result)))
        .isEqualTo("id,note,note\r\n1,\"a,b\",\"say \"\"hi\"\"\"\r\n2,\"two\r\nlines\",下单\r\n");
  }

  @Test
  void writesNullAsNothingAndEmptyTextAsQuotes() {
    QueryResult result = Results.of(List.of("a", "b"), Results.row(null, ""));

    assertThat(text(Csv.of(result))).isEqualTo("a,b\r\n,\"\"\r\n");
  }

  @Test
  void aLoneNullIsStillARow() {
    QueryResult result = Results.of(List.of("a"), Results.row((Object) null));

    assertThat(read(text(Csv.of(result)))).containsExactly(List.of("a"), List.of(""));
  }

  @Test
  void writesBooleansNumbersTimesAndBinary() {
    QueryResult result =
        Results.of(
            List.of("a", "b", "c", "d", "e"),
            Results.row(
                true,
                1.5,
                new BigDecimal("1E+3"),
                Instant.parse("2026-01-02T10:00:00Z"),
                new byte[] {0, (byte) 0xff}));

    assertThat(text(Csv.of(result))).endsWith("\r\ntrue,1.5,1000,2026-01-02T10:00:00Z,AP8=\r\n");
  }

  @Test
  void writesItsTextForNullAndQuotesTextThatReadsTheSame() {
    QueryResult result = Results.of(List.of("a", "b"), Results.row(null, "NULL"));

    assertThat(text(Csv.of(result).nullText("NULL"))).isEqualTo("a,b\r\nNULL,\"NULL\"\r\n");
  }

  @Test
  void guardsTextsAndLabelsThatLookLikeFormulasButNoNumbers() {
    QueryResult result =
        Results.of(
            List.of("=x", "b", "c", "d", "e", "f"),
            Results.row("=1+1", "+1", "-1", "@SUM", "\tx", -1.5));

    assertThat(read(text(Csv.of(result).guardFormulas())))
        .containsExactly(
            List.of("'=x", "b", "c", "d", "e", "f"),
            List.of("'=1+1", "'+1", "'-1", "'@SUM", "'\tx", "-1.5"));
    assertThat(text(Csv.of(result))).contains("=1+1").doesNotContain("'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-5",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "\0=1",
        "\uFF1D1+1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF20SUM",
        " =1+1",
        "\u00A0\u3000=1",
        "\uFEFF=1",
        "\u200B-1",
        "\u0001=1"
      })
  void guardsWhateverASpreadsheetMightCompute(String text) {
    QueryResult result = Results.of(List.of(text, "b"), Results.row(text, 1L));

    assertThat(read(text(Csv.of(result).guardFormulas())))
        .containsExactly(List.of("'" + text, "b"), List.of("'" + text, "1"));
    assertThat(read(text(Csv.of(result))).get(1)).startsWith(text);
  }

  @Test
  void guardsNoNumbersNorOrdinaryTextsNorDates() {
    Object[] plain = {
      -1L,
      -1.5,
      -1.5f,
      new BigDecimal("-1E+400"),
      new BigInteger("-7"),
      LocalDate.EPOCH,
      "a=1",
      "'=1",
      "  ",
      "",
      "下单",
      true
    };
    QueryResult result =
        Results.of(Arrays.stream(plain).map(Object::toString).toList(), Results.row(plain));

    assertThat(text(Csv.of(result).guardFormulas()).split("\r\n", 2)[1])
        .isEqualTo(text(Csv.of(result)).split("\r\n", 2)[1]);
  }

  @Test
  void guardsBinaryAndDatesThatBeginWithASign() {
    QueryResult result =
        Results.of(
            List.of("a", "b", "c"),
            Results.row(
                new byte[] {(byte) 0xf8}, LocalDate.of(-43, 3, 15), Double.NEGATIVE_INFINITY));

    assertThat(read(text(Csv.of(result).guardFormulas())).get(1))
        .containsExactly("'+A==", "'-0043-03-15", "'-Infinity");
  }

  @Test
  void quotesWhatItGuardsLikeEverythingElse() {
    QueryResult result = Results.of(List.of("a"), Results.row("=A1,\"x\"\n"));

    assertThat(text(Csv.of(result).guardFormulas())).isEqualTo("a\r\n\"'=A1,\"\"x\"\"\n\"\r\n");
  }

  @Test
  void writesHalfASurrogatePairAsTheCharacterForWhatIsLost() {
    QueryResult result =
        Results.of(List.of("\uD83D"), Results.row("a\uD83Db"), Results.row("\uDE00😀\uD83D"));
    String expected = "\uFFFD\r\na\uFFFDb\r\n\uFFFD😀\uFFFD\r\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder();

    ExportSummary ofStream = Csv.of(result).writeTo(out);
    ExportSummary ofText = Csv.of(result).writeTo(text);

    assertThat(out.toString(UTF_8)).isEqualTo(expected);
    assertThat(text.toString()).isEqualTo(expected);
    assertThat(ofStream.bytes()).isEqualTo(out.size()).isEqualTo(ofText.bytes());
  }

  @Test
  void pairsThatComeInTwoPartsStayWhole() throws IOException {
    StringBuilder text = new StringBuilder();
    try (CountingAppender appender = new CountingAppender(text)) {
      for (char c : "a😀\uD83D\uD83Db\uDE00\uD83D".toCharArray()) {
        appender.write(new char[] {c}, 0, 1);
      }
      appender.flush();

      assertThat(text.toString()).isEqualTo("a😀\uFFFD\uFFFDb\uFFFD\uFFFD");
      assertThat(appender.bytes()).isEqualTo(text.toString().getBytes(UTF_8).length);
    }
  }

  @Test
  void keepsControlCharactersAsTheyAre() {
    List<String> fields = List.of("\0", "a\0b", "\u001F", "\u2028", "\u0085", "\uFEFF");
    QueryResult result =
        Results.of(fields, Results.row(fields.toArray()), Results.row(fields.toArray()));

    assertThat(read(text(Csv.of(result)))).containsExactly(fields, fields, fields);
  }

  @Test
  void leavesNoFileWhenAValueFailsHalfWay() throws IOException {
    Path before = Files.writeString(folder.resolve("before.csv"), "kept");
    String sql =
        "SELECT CASE WHEN id = 1500 THEN 'a text that is longer than twenty' END AS t FROM numbers";
    try (Shop shop = Shop.open(folder, QueryOptions.builder().maxCellBytes(20).build())) {
      for (Path file : List.of(before, folder.resolve("new.csv"))) {
        try (RowStream rows = shop.sql(sql).stream()) {
          assertThatThrownBy(() -> Csv.of(rows).writeTo(file))
              .isInstanceOf(ResultTooLargeException.class);
        }
        try (RowStream rows = shop.sql(sql).stream()) {
          assertThatThrownBy(() -> Json.of(rows).writeTo(file))
              .isInstanceOf(ResultTooLargeException.class);
        }
      }
    }
    assertThat(Files.readString(before)).isEqualTo("kept");
    assertThat(folder.resolve("new.csv")).doesNotExist();
  }

  @Test
  void beginsWithAByteOrderMarkOnRequest() {
    QueryResult result = Results.of(List.of("a"), Results.row("下"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Csv.of(result).bom().writeTo(out);

    assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF, 'a');
    assertThat(text(Csv.of(result))).startsWith("a");
  }

  @Test
  void anEmptyResultIsItsHeader() {
    assertThat(text(Csv.of(Results.of(List.of("a", "b"))))).isEqualTo("a,b\r\n");
  }

  @Test
  void countsRowsAndBytes() throws IOException {
    QueryResult result = Results.of(List.of("名"), Results.row("下"), Results.row("单"));
    Path file = folder.resolve("out.csv");
    StringBuilder text = new StringBuilder();

    ExportSummary toFile = Csv.of(result).writeTo(file);
    ExportSummary toText = Csv.of(result).writeTo(text);

    assertThat(toFile.rows()).isEqualTo(2);
    assertThat(toFile.bytes()).isEqualTo(Files.size(file)).isEqualTo(toText.bytes());
    assertThat(toFile.elapsed()).isPositive();
    assertThat(Files.readString(file)).isEqualTo(text.toString());
  }

  @Test
  void tellsItsProgressEachThousandRowsAndAtTheEnd() {
    try (Shop shop = Shop.open(folder);
        RowStream rows = shop.sql("SELECT id, label FROM numbers").limit(2_500).stream()) {
      List<Long> seen = new ArrayList<>();

      ExportSummary summary =
          Csv.of(rows).onProgress(soFar -> seen.add(soFar.rows())).writeTo(new StringBuilder());

      assertThat(seen).containsExactly(1_000L, 2_000L, 2_500L);
      assertThat(summary.rows()).isEqualTo(2_500);
    }
  }

  @Test
  void writesAStreamOfTwentyThousandRows() throws IOException {
    Path file = folder.resolve("numbers.csv");
    try (Shop shop = Shop.open(folder);
        RowStream rows = shop.sql("SELECT id, label FROM numbers ORDER BY id").stream()) {
      Csv.of(rows).writeTo(file);
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(20_001).startsWith("id,label", "1,number 1");
    assertThat(lines.get(20_000)).isEqualTo("20000,number 20000");
  }

  @Test
  void replacesAFileOnlyWhenItIsComplete() throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "before");
    QueryResult result = Results.of(List.of("a"), Results.row("after"));
    Csv failing =
        Csv.of(result)
            .onProgress(
                soFar -> {
                  throw new IllegalStateException("stop");
                });

    assertThatThrownBy(() -> failing.writeTo(file)).isInstanceOf(IllegalStateException.class);
    assertThat(Files.readString(file)).isEqualTo("before");

    Csv.of(result).writeTo(file);
    assertThat(Files.readString(file)).isEqualTo("a\r\nafter\r\n");
  }

  @Test
  void makesFilesAsAnyProgramDoes() throws IOException {
    Path usual = Files.writeString(folder.resolve("usual.txt"), "x");
    Path file = folder.resolve("out.csv");

    Csv.of(Results.of(List.of("a"))).writeTo(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsATypedError() {
    Csv csv = Csv.of(Results.of(List.of("a")));

    assertThatThrownBy(() -> csv.writeTo(folder.resolve("no/such/folder/out.csv")))
        .isInstanceOf(ExportException.class)
        .hasMessageContainingAll(
            "out.csv", "no folder", folder.resolve("no/such/folder").toString());
    assertThatThrownBy(() -> csv.writeTo(folder)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> csv.writeTo(brokenStream())).isInstanceOf(ExportException.class);
  }

  @Property(seed = "20261121", tries = 300)
  void whatIsWrittenReadsBackTheSame(@ForAll("tables") List<List<String>> table) {
    List<String> labels = table.get(0);
    Row[] rows = table.stream().skip(1).map(row -> Results.row(row.toArray())).toArray(Row[]::new);

    assertThat(read(text(Csv.of(Results.of(labels, rows))))).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab,;\"'\r\n\t =+下😀".toCharArray())
            .ofMaxLength(6)
            .map(String::trim)
            .filter(CsvTest::isEncodable);
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(width -> text.list().ofSize(width).list().ofMinSize(1).ofMaxSize(5));
  }

  private static boolean isEncodable(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }

  private static OutputStream brokenStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("disk full");
      }
    };
  }

  private static String text(Csv csv) {
    StringBuilder text = new StringBuilder();
    csv.writeTo(text);
    return text.toString();
  }

  private static List<List<String>> read(String csv) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
