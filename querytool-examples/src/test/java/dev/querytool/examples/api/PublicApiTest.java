package dev.querytool.examples.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.llm.QueryToolModels;
import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublicApiTest {

  private static final String ACCEPT =
      "the public signatures; accept what differs with -Dquerytool.api=write and name it in the"
          + " CHANGELOG";

  @TempDir private Path folder;

  static List<Arguments> modules() {
    return List.of(
        Arguments.of("querytool-core", QueryTool.class),
        Arguments.of("querytool-llm", QueryToolModels.class));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void signaturesAreThoseThatWereAccepted(String module, Class<?> anchor) throws IOException {
    Path accepted = ProjectFile.of(module).resolve("api.txt");
    String now = ApiText.of(anchor);
    if ("write".equals(System.getProperty("querytool.api"))) {
      Files.writeString(accepted, now);
    }
    Path found = Files.writeString(folder.resolve("api.txt"), now);
    assertThat(found).as(ACCEPT).hasSameTextualContentAs(accepted);
  }

  @Test
  void signaturesAreWrittenAsInASource() {
    assertThat(ApiText.of(ApiSample.class))
        .contains(
            """
            class dev.querytool.examples.api.ApiSample<T extends Number> \
            implements Comparable<ApiSample<T>>
              protected int inherited
              static String NAME
              ApiSample(@Nullable T value)
              int compareTo(ApiSample<T> other)
              <R> List<? extends R> map(Supplier<@Nullable R> maker, long... numbers) \
            throws IOException

            """)
        .contains(
            """
            record dev.querytool.examples.api.ApiSample.Pair
              Pair(int left, String right)
              int left()
              String right()

            """)
        .doesNotContain("hidden");
  }
}
