package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A structure that is larger than the memory of a program is refused before it fills that. */
class StructureOnSmallHeapTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int COMMENT = DEEP ? 200_000_000 : 20_000_000;
  private static final int WIDEST_VIEW = 2_000;

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @Test
  void whatIsTooLargeIsRefusedAndTheRestIsRead() {
    ask(commented(), "", "MetadataReadException");
    ask(views("many", 25), "", "MetadataReadException limit=memory");
    ask(views("few", 5), "", "5 tables");
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase()) {
      TestDatabase.LogIn reader = database.newReader();
      String url = database.url(reader.user());
      database.execute(
          "CREATE TABLE t (a text)",
          "DO $$ BEGIN EXECUTE format('COMMENT ON TABLE t IS %L', repeat('x', "
              + COMMENT
              + ")); END $$");
      ask(url, reader.password(), "MetadataReadException limit=textLength");
      try (TestDatabase other = Engines.of(Dialect.POSTGRES).newDatabase()) {
        other.execute(
            "DO $$ BEGIN EXECUTE (SELECT 'CREATE TABLE t (' || string_agg('c' || i || ' int', ',')"
                + " || ')' FROM generate_series(1, 60) AS i); FOR i IN 1..60 LOOP EXECUTE"
                + " format('COMMENT ON COLUMN t.c%s IS %L', i, repeat('x', 900000));"
                + " END LOOP; END $$");
        TestDatabase.LogIn second = other.newReader();
        ask(other.url(second.user()), second.password(), "the heap of this program has room for");

        assertAnswers();
      }
    }
  }

  /** A table whose text has a comment that is longer than the heap. */
  private String commented() {
    SourceFile file =
        SourceFile.create(
            folder.resolve("commented.db"),
            "CREATE TABLE t (a /**/)",
            "PRAGMA writable_schema=1",
            "UPDATE sqlite_schema SET sql = replace(sql, '/**/', '/*' || printf('%.*c', "
                + COMMENT
                + ", 'x') || '*/')");
    return file.url();
  }

  private String views(String name, int count) {
    String columns =
        IntStream.range(0, WIDEST_VIEW)
            .mapToObj(i -> "1 AS column_" + i)
            .collect(Collectors.joining(", "));
    return SourceFile.create(
            folder.resolve(name + ".db"),
            IntStream.range(0, count)
                .mapToObj(i -> "CREATE VIEW wide_" + i + " AS SELECT " + columns)
                .toArray(String[]::new))
        .url();
  }

  private void ask(String url, String password, String outcome) {
    asked.add(url);
    asked.add(password);
    expected.add(outcome);
  }

  private void assertAnswers() {
    try (KilledProcess child =
        KilledProcess.start(
            List.of("-Xmx64m"), StructureOnSmallHeapProcess.class, asked.toArray(String[]::new))) {
      child.awaitExit();
      List<String> marks = child.marks();
      assertThat(marks).as(child.output()).hasSize(expected.size() + 1).endsWith("end");
      for (int i = 0; i < expected.size(); i++) {
        assertThat(marks.get(i)).contains(expected.get(i)).doesNotContain("OutOfMemory");
      }
    }
  }
}
