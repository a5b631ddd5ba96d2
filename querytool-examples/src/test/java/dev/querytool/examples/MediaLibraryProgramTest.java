package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transcript is what {@code media-library --offline} prints; where it is right to change, it is
 * printed anew.
 */
class MediaLibraryProgramTest {

  private static final String TRANSCRIPT =
      "querytool-examples/src/test/resources/medialibrary/transcript.txt";

  @TempDir private static Path directory;

  private static ProgramRun run = new ProgramRun(-1, "", "");

  @BeforeAll
  static void runOnce() {
    run = ProgramRun.of("media-library", "--offline", "--directory", directory.toString());
  }

  @Test
  void printsTheSameStoryEveryTime() throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().replace(directory.toString(), "target/media-library"))
        .isEqualToNormalizingNewlines(transcript());
  }

  @Test
  void neverShowsAHash() {
    assertThat(run.out()).doesNotContain("$argon2id$v=", "5d9c68c6c50ed3d02a2fcf54f63993b6");
  }

  @Test
  void canBeToldAgainInTheSamePlaceByAModelThatIsToldOfNoPassword() throws IOException {
    try (LoopbackModel model =
        LoopbackModel.answering("```sql\nSELECT name, password FROM t_user\n```")) {
      ProgramRun again =
          ProgramRun.of(
              "media-library",
              "--model-url",
              model.url(),
              "--model",
              "tiny",
              "--directory",
              directory.toString());

      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.lines().stream().filter("  REFUSED by tiny, 3 answers"::equals)).hasSize(7);
      List<String> asked = model.asked();
      assertThat(asked).hasSize(21).allSatisfy(prompt -> assertThat(prompt).contains("t_user"));
      assertThat(asked).allSatisfy(prompt -> assertThat(prompt).doesNotContain("Argon2id"));
      assertThat(asked.get(0)).contains("评分人数").doesNotContain("password", "密码");
    }
  }

  private static String transcript() throws IOException {
    return Files.readString(ProjectFile.of(TRANSCRIPT));
  }
}
