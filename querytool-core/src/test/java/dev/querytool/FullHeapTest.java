package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that was out of memory for a while has all of its library back afterwards. */
class FullHeapTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"behind", "before"})
  void queriesAreAnsweredStoppedAndRememberedAfterwards(String history) {
    SourceFile file =
        SourceFile.create(
            directory.resolve("few.db"),
            "CREATE TABLE few (id INTEGER PRIMARY KEY)",
            "INSERT INTO few VALUES (1), (2), (3)");
    try (KilledProcess child =
        KilledProcess.start(
            List.of("-Xmx40m"),
            FullHeapProcess.class,
            directory.resolve("store.db").toString(),
            file.path().toString(),
            history)) {
      child.awaitExit();

      assertThat(child.marks())
          .as(child.output())
          .hasSize(6)
          .startsWith("kept: 1", "full: true", "few: 3 rows", "endless: ended")
          .endsWith("end");
      assertThat(child.marks().get(4)).startsWith("newest: WITH RECURSIVE");
    }
  }
}
