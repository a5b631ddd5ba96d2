import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the first command of the README where it stands, and looks whether what it prints and leaves
 * is what the README says of it.
 */
final class FirstCommand {

  /** What the README says of the command, and what shows it. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "an online shop", "Made target/quickstart/shop.db with ",
          "its catalogue in Chinese", "\norders 订单\n",
          "reads", "\n10 rows in ",
          "refused statements", "\n  refused by write-statement",
          "questions", "\n  TRANSLATED by a verified query, without a model\n",
          "a CSV export", "target/quickstart/order_items.csv\n");

  /** With one of them a model would be asked, which costs money. */
  private static final List<String> KEYS =
      List.of("DASHSCOPE_API_KEY", "MOONSHOT_API_KEY", "OPENAI_API_KEY");

  private final Path maven;
  private final Path project;

  private FirstCommand(Path maven, Path project) {
    this.maven = maven;
    this.project = project;
  }

  /** Takes the homes of Maven and of the project. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new FirstCommand(Path.of(arguments[0]), Path.of(arguments[1])).check();
  }

  private void check() throws IOException, InterruptedException {
    String[] line = firstLine().split(" +# ", 2);
    require(List.of(line[1].split(", ")).containsAll(SHOWN.keySet()), "it says else: " + line[1]);
    require(SHOWN.keySet().containsAll(List.of(line[1].split(", "))), "it says more: " + line[1]);
    Path export = project.resolve("target/quickstart/order_items.csv");
    Files.deleteIfExists(export);

    String output = output(line[0].split(" "));

    require(output.startsWith("\n1. An online shop\n"), "something stands before:\n" + output);
    SHOWN.forEach((said, shown) -> require(output.contains(shown), said + " is not in " + output));
    require(Files.readAllLines(export).size() > 5_000, "the export has too few rows");
    System.out.println(line[0] + ": " + output.lines().count() + " lines, as the README says");
  }

  private String firstLine() throws IOException {
    String readme = Files.readString(project.resolve("README.md"));
    return readme.substring(readme.indexOf("```sh\n") + 6).lines().findFirst().orElseThrow();
  }

  private String output(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    require(words.get(0).equals("mvn"), "it is no command of Maven");
    words.set(0, maven.resolve("bin").resolve(File.separatorChar == '/' ? "mvn" : "mvn.cmd") + "");
    ProcessBuilder builder = new ProcessBuilder(words).directory(project.toFile());
    builder.environment().keySet().removeAll(KEYS);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    require(code == 0, "it ends with " + code + ":\n" + output);
    return output;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
