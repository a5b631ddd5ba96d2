package dev.querytool.host;

import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.error.QueryToolException;
import dev.querytool.natural.Translation;
import dev.querytool.query.Csv;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.Json;
import dev.querytool.query.QueryResult;
import dev.querytool.query.QuerySpec;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testing.ScriptedLanguageModel;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Does a bit of everything that querytool can, and notes what it answers. Used by one thread. */
final class HostVisit {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T09:00:00.250Z"), ZoneOffset.UTC);

  private static final String STATISTICS =
      """
      SELECT title AS "TITLE", count(*) AS n, sum(price) AS total, max(sold) AS sold
      FROM items WHERE price > :least GROUP BY title ORDER BY 3 DESC""";

  private final Path folder;
  private final List<String> notes = new ArrayList<>();

  HostVisit(Path folder) {
    this.folder = folder;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Opens a tool whose model always answers with the same statement. */
  QueryTool open() {
    return QueryTool.builder()
        .store(folder.resolve("store.db"))
        .masterKey(MasterKey.fromFileOrCreate(folder.resolve("store.key")))
        .clock(CLOCK)
        .model(ScriptedLanguageModel.saying("```sql\nSELECT max(price) FROM items\n```"))
        .open();
  }

  /** Makes the file that is read, and so loads the SQLite driver. */
  void makeShop() {
    try (SqliteFile shop = SqliteFile.open(folder.resolve("shop.db"))) {
      shop.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate(
                  """
                  CREATE TABLE items (ID INTEGER PRIMARY KEY, TITLE TEXT, PRICE NUMERIC, SOLD DATE);
                  INSERT INTO items VALUES (1, 'TİTLE ıI', 1234567.5, '2026-11-22'),
                    (2, '标题', 12, '2026-01-02'), (3, 'كتاب', 1, NULL);
                  """);
            }
          });
    }
  }

  /** Reads a SQLite file. */
  void read(QueryTool tool) {
    tool.connections().register("shop", "sqlite:" + folder.resolve("shop.db"));
    tool.catalog().on("shop").table("ITEMS").field("TITLE").chineseName("标题").note("INITIAL");
    note(() -> tool.catalog().on("shop").search("title initial", 5));
    note(() -> tool.catalog().on("shop").search("标题", 5));
    note(() -> tool.catalog().on("shop").exportJson());
    note(() -> tool.catalog().on("shop").diagram());
    answer(tool.queries().on("shop").sql(STATISTICS).param("least", 10));
  }

  /** Reads a server by values that drivers and servers write in their own ways. */
  void readServer(QueryTool tool, String url, String password) {
    tool.connections().register("server", url, Secret.of(password));
    answer(
        tool.queries()
            .on("server")
            .sql(
                """
                SELECT 1234567.25 AS TOTAL, DATE '2026-11-22' AS DAY, 'ıI標' AS TITLE,
                  TIMESTAMP '2026-11-22 10:20:30' AS MOMENT, :day AS given""")
            .param("day", LocalDate.of(2026, 1, 2)));
  }

  private void answer(QuerySpec query) {
    QueryResult result = query.run();
    note(result::columns);
    note(result::rows);
    StringBuilder csv = new StringBuilder();
    Csv.of(result).writeTo(csv);
    StringBuilder json = new StringBuilder();
    Json.of(result).writeTo(json);
    note(() -> csv + "\n" + json);
    note(() -> query.check().sql());
  }

  /** Does what is refused, fails, or asks a model. */
  void fail(QueryTool tool) {
    note(() -> tool.queries().on("shop").sql("DELETE FROM ITEMS").run());
    note(() -> tool.queries().on("shop").sql("SELECT TITEL FROM ITEMS").run());
    note(() -> tool.queries().on("shop").sql("SELECT 1").limit(1_000_000).run());
    note(() -> tool.catalog().on("shop").search("x", 123_456));
    note(() -> tool.connections().register("shop", "nosuch:" + 1234));
    Translation asked = tool.natural().on("shop").ask("THE HIGHEST PRICE?");
    note(asked::generatedSql);
    note(() -> asked.run().result().orElseThrow().rows());
    note(
        () ->
            tool.history().list(HistoryFilter.on("shop")).stream()
                .map(run -> run.time() + " " + run.outcome() + " " + run.text())
                .toList());
  }

  /** Hashes a password and knows it again. */
  void knowCallers() {
    try (SharedQueryTool shared =
        QueryTool.builder()
            .store(folder.resolve("shared.db"))
            .masterKey(MasterKey.of(HostVisit::key))
            .clock(CLOCK)
            .multiUser()
            .open()) {
      Account made = shared.accounts().register("IRIS", Secret.of("correct horse"));
      boolean same =
          shared
              .accounts()
              .authenticate("IRIS", Secret.of("correct horse"))
              .uid()
              .equals(made.uid());
      note(() -> "the password is known again: " + same);
    }
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    new Random(1).nextBytes(key);
    return key;
  }

  private void note(Supplier<Object> call) {
    try {
      notes.add(plain(call.get()));
    } catch (QueryToolException e) {
      notes.add(
          plain(e.code() + e.toErrorResponse(Locale.ROOT).message() + new TreeMap<>(e.details())));
    }
  }

  private String plain(Object answer) {
    return String.valueOf(answer).replace(folder.toString(), "FOLDER");
  }
}
