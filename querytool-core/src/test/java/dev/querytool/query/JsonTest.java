package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.error.ValidationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {

  private static final ObjectMapper READER = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void writesAnArrayOfObjects() {
    QueryResult result =
        Results.of(List.of("id", "note"), Results.row(1L, "下单"), Results.row(2L, null));

    assertThat(text(Json.of(result)))
        .isEqualTo("[{\"id\":1,\"note\":\"下单\"},{\"id\":2,\"note\":null}]");
  }

  @Test
  void indentsByTwoOnRequest() {
    QueryResult result = Results.of(List.of("id"), Results.row(1L));

    assertThat(text(Json.of(result).pretty())).isEqualTo("[\n  {\n    \"id\": 1\n  }\n]");
    assertThat(text(Json.of(Results.of(List.of("id"))).pretty())).isEqualTo("[]");
  }

  @Test
  void numbersLabelsThatRepeat() {
    QueryResult result = Results.of(List.of("id", "id", "id_2", "id"), Results.row(1L, 2L, 3L, 4L));

    assertThat(text(Json.of(result))).isEqualTo("[{\"id\":1,\"id_3\":2,\"id_2\":3,\"id_4\":4}]");
  }

  @Test
  void everyLabelIsItsOwnWhateverClashes() throws JsonProcessingException {
    List<String> labels = List.of("a", "a_2", "a", "a", "a_2", "a_3", "a_2_2", "", "", "A");
    Object[] places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    QueryResult result = Results.of(labels, Results.row(places));

    JsonNode row = READER.readTree(text(Json.of(result))).get(0);

    List<Integer> values = new ArrayList<>();
    row.forEach(value -> values.add(value.intValue()));
    assertThat(values).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (String label : labels) {
      assertThat(row.get(label).intValue()).isEqualTo(labels.indexOf(label));
    }
  }

  @Test
  void writesListsWithinLists() {
    List<Object> nested =
        List.of(
            List.of(Double.NaN, 1L), List.of(new BigDecimal("1.50"), new byte[] {1}), List.of());
    QueryResult result = Results.of(List.of("a"), Results.row(nested));

    assertThat(text(Json.of(result))).isEqualTo("[{\"a\":[[\"NaN\",1],[\"1.50\",\"AQ==\"],[]]}]");
  }

  @Test
  void nestsJsonOfTypedAndOfNamedColumnsOnRequest() {
    QueryResult result =
        typed(
            Results.row(
                "{\"a\": [1, {\"b\": null}]}",
                List.of("{}", "\"x\""),
                " [12345678901234567890.10, 1E400] ",
                "[1]",
                null));

    assertThat(text(Json.of(result).nested("Named")))
        .isEqualTo(
            "[{\"j\":{\"a\":[1,{\"b\":null}]},\"js\":[{},\"x\"],"
                + "\"named\":[12345678901234567890.10,1E400],\"plain\":\"[1]\",\"JB\":null}]");
    assertThat(text(Json.of(result).nested().asResult()))
        .contains("\"rows\":[[{\"a\":[1,{\"b\":null}]},[{},\"x\"],\" [123");
    assertThat(text(Json.of(result))).contains("\"j\":\"{\\\"a\\\": [1,");
  }

  @Test
  void leavesWhatIsNoJsonText() throws JsonProcessingException {
    String deep = "[".repeat(999) + "]".repeat(999);
    for (String text : List.of("", "{", "{}{}", "[1,]", "nul", "{'a':1}", "a", "NaN", deep)) {
      String written = text(Json.of(typed(Results.row(text, null, text, text, text))).nested());

      assertThat(READER.readTree(written).get(0).get("j").textValue()).isEqualTo(text);
    }
  }

  @Test
  void nestsNoColumnThatIsNotThere() {
    assertThatThrownBy(() -> Json.of(typed()).nested("naemd"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("no column 'naemd'");
  }

  private static QueryResult typed(Row... rows) {
    List<Column> columns =
        List.of(
            new Column("j", "json"),
            new Column("js", "jsonb[]"),
            new Column("named", "longtext"),
            new Column("plain", "text"),
            new Column("JB", "JSONB"));
    return new QueryResult(columns, List.of(rows), rows.length, false, Duration.ZERO, "SELECT 1");
  }

  @Test
  void writesHalfASurrogatePairAsTheCharacterForWhatIsLost() throws IOException {
    QueryResult result = Results.of(List.of("\uDE00"), Results.row("a\uD83D"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Json.of(result).writeTo(out);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text(Json.of(result)));
    assertThat(READER.readTree(out.toByteArray()).get(0).get("\uFFFD").textValue())
        .isEqualTo("a\uFFFD");
  }

  @Test
  void escapesControlCharacters() throws JsonProcessingException {
    String odd = "\0\u001F\"\\\u2028\u0085";
    QueryResult result = Results.of(List.of(odd), Results.row(odd));

    assertThat(READER.readTree(text(Json.of(result))).get(0).get(odd).textValue()).isEqualTo(odd);
  }

  @Test
  void writesEachTypeAsThePackageSays() {
    QueryResult result =
        Results.of(
            List.of("a", "b", "c", "d", "e", "f", "g"),
            Results.row(
                true,
                1.5,
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                new BigDecimal("12.50"),
                LocalDate.of(2026, 1, 2),
                new byte[] {0, (byte) 0xff}));

    assertThat(text(Json.of(result)))
        .isEqualTo(
            "[{\"a\":true,\"b\":1.5,\"c\":\"-Infinity\",\"d\":\"NaN\",\"e\":\"12.50\","
                + "\"f\":\"2026-01-02\",\"g\":\"AP8=\"}]");
  }

  @Test
  void writesAResultAsOneObjectInItsKnownShape() throws JsonProcessingException {
    QueryResult result =
        new QueryResult(
            List.of(new Column("id", "INTEGER"), new Column("id", "")),
            List.of(Results.row(1L, null)),
            1,
            true,
            Duration.ofMillis(12),
            "SELECT id, NULL AS id");

    assertThat(text(Json.of(result).asResult()))
        .isEqualTo(
            "{\"columns\":[{\"name\":\"id\",\"type\":\"INTEGER\"},{\"name\":\"id\",\"type\":\"\"}],"
                + "\"rows\":[[1,null]],\"rowCount\":1,\"executionTime\":12,\"truncated\":true}");
  }

  @Test
  void aStreamIsNoResult() {
    try (Shop shop = Shop.open(folder);
        RowStream rows = shop.sql("SELECT id FROM orders").stream()) {
      Json json = Json.of(rows);

      assertThatThrownBy(json::asResult).isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void writesAStreamToAFile() throws IOException {
    Path file = folder.resolve("numbers.json");
    try (Shop shop = Shop.open(folder);
        RowStream rows = shop.sql("SELECT id, label FROM numbers ORDER BY id").stream()) {
      List<Long> seen = new ArrayList<>();
      ExportSummary summary =
          Json.of(rows).onProgress(soFar -> seen.add(soFar.rows())).writeTo(file);

      assertThat(summary.rows()).isEqualTo(20_000);
      assertThat(summary.bytes()).isEqualTo(Files.size(file));
      assertThat(seen).hasSize(21);
    }
    JsonNode read = READER.readTree(file.toFile());
    assertThat(read).hasSize(20_000);
    assertThat(read.get(19_999).get("label").textValue()).isEqualTo("number 20000");
  }

  @Test
  void leavesAStreamOpenAndWritesUtf8() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Json.of(Results.of(List.of("名"), Results.row("😀"))).writeTo(out);
    out.write('\n');

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[{\"名\":\"😀\"}]\n");
  }

  @Test
  void whatBreaksOffDoesNotLookComplete() {
    try (Shop shop = Shop.open(folder, QueryOptions.builder().maxCellBytes(20).build());
        RowStream rows =
            shop
                .sql(
                    "SELECT CASE WHEN id = 5 THEN 'a text that is longer than twenty' END AS t"
                        + " FROM numbers")
                .stream()) {
      StringBuilder text = new StringBuilder();

      assertThatThrownBy(() -> Json.of(rows).writeTo(text))
          .isInstanceOf(ResultTooLargeException.class);
      assertThat(text.toString()).doesNotContain("]");
    }
  }

  @Property(seed = "20261121", tries = 300)
  void whatIsWrittenReadsBackTheSame(@ForAll("rows") List<Map<String, Object>> rows)
      throws JsonProcessingException {
    List<String> labels = List.of("a", "b", "c");
    Row[] made =
        rows.stream()
            .map(row -> Results.row(row.get("a"), row.get("b"), row.get("c")))
            .toArray(Row[]::new);

    JsonNode read = READER.readTree(text(Json.of(Results.of(labels, made))));

    assertThat(read).isEqualTo(READER.valueToTree(rows));
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> rows() {
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .ofMaxLength(8)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .asGeneric(),
            Arbitraries.longs().filter(n -> n > Integer.MAX_VALUE).asGeneric(),
            Arbitraries.integers().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    return value
        .list()
        .ofSize(3)
        .map(
            three -> {
              Map<String, Object> row = new TreeMap<>();
              row.put("a", three.get(0));
              row.put("b", three.get(1));
              row.put("c", three.get(2));
              return row;
            })
        .list()
        .ofMaxSize(4);
  }

  private static String text(Json json) {
    StringBuilder text = new StringBuilder();
    json.writeTo(text);
    return text.toString();
  }
}
