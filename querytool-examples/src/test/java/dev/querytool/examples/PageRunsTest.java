package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.vault.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the pages tell a reader to run, in a folder of the test's own. */
class PageRunsTest {

  private static final Pattern ARGUMENTS = Pattern.compile("-Dexec\\.args=\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  private static final Pattern NO_CODE = Pattern.compile("//.*|\"[^\"\\n]*\"");

  /**
   * What a command prints that it would not print if it had failed.
   *
   * @param words what it begins with and contains
   */
  private record Shown(List<String> words, String text) {

    boolean isOf(String arguments) {
      return arguments.startsWith(words.get(0)) && words.stream().allMatch(arguments::contains);
    }
  }

  private static final List<Shown> SHOWN =
      List.of(
          new Shown(List.of("quickstart"), "  refused by write-statement"),
          new Shown(List.of("query", "门店"), "北京旗舰店"),
          new Shown(List.of("query", "--stream"), "id,customer_id,created_at,status"),
          new Shown(List.of("query", "--explain"), "orders"),
          new Shown(List.of("access-demo"), "bob, clerk in the north"),
          new Shown(List.of("guard", "--self-test"), "instanceof Select"),
          new Shown(List.of("guard"), "\"verdict\":\"accept\""),
          new Shown(List.of("ask"), "SELECT count(*) AS orders FROM orders"),
          new Shown(List.of("evaluate"), "100.0 %"),
          new Shown(List.of("link"), "open-"),
          new Shown(List.of("mcp"), "\"QUERYTOOL_API_KEY\" : \"qtk_"));

  /** What may be taken for granted by a snippet that does not declare it. */
  private static final List<String> GIVEN =
      List.of(
          "Path store",
          "Secret key",
          "Secret ownerPassword",
          "Secret anotherPassword",
          "Secret databasePassword",
          "String line",
          "QueryTool tool",
          "PrintStream out");

  /** The snippets that stand by themselves, and what they print. */
  private static final Map<String, List<String>> PRINTED =
      Map.of(
          "README.md",
          List.of("created_at", "Buyer[customerId=", "write-statement"),
          "using.md",
          List.of("as planned: ", "Order[id=", "erDiagram", "SUCCEEDED"),
          "grants.md",
          List.of("****1001", "[[4]]", "unknown-table"),
          "migrations.md",
          List.of(
              "applied [20260131120000_create_note, 20260201090000_note_text_is_needed]",
              "undone [20260201090000_note_text_is_needed]",
              "pending [20260201090000_note_text_is_needed]",
              "known 20260131120000_create_note",
              "no differences",
              "taken over [20260131120000_create_note]",
              "applied [20260202080000_add_day]"),
          "asking.md",
          List.of("]]", "true", "\"generatedSql\":"),
          "mcp.md",
          List.of("qtk_"),
          "operating.md",
          List.of("the history is intact: "));

  /** The programs whose shops the others read, run once. */
  private static final Map<String, ProgramRun> MADE = new HashMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void makeShops() throws IOException, SQLException {
    for (String program : List.of("quickstart", "access-demo")) {
      MADE.put(program, run(List.of(program)));
      assertThat(folder.resolve("target").resolve(program).resolve("shop.db")).exists();
    }
    makeSampleShop();
  }

  @Test
  void everyCommandRuns() throws IOException {
    for (String arguments : commands()) {
      ProgramRun made = MADE.get(arguments);
      ProgramRun run = made == null ? run(words(arguments)) : made;

      assertThat(run.code()).as("%s\n%s", arguments, run.err()).isZero();
      if (arguments.startsWith("export ")) {
        assertThat(Files.readString(folder.resolve("target/orders.csv"))).startsWith("\uFEFFid,");
      } else {
        assertThat(run.out()).as(arguments).contains(shown(arguments));
      }
    }
  }

  @Test
  void theFrontPageStartsTheQuickstartWithoutArguments() {
    assertThat(Pages.text(Pages.named("README.md"))).contains("\nmvn -q compile exec:java ");
  }

  @Test
  void everySnippetCompiles() {
    List<SnippetProgram> programs =
        Pages.blocks("java").stream().map(PageRunsTest::program).toList();

    assertThat(SnippetProgram.compileAll(programs, folder)).hasSizeGreaterThan(10);
  }

  @Test
  void whatStandsByItselfRunsAndPrintsWhatThePageSays() throws Exception {
    copyAStore();
    List<Snippet> snippets =
        Pages.blocks("java").stream().filter(PageRunsTest::standsByItself).toList();
    List<SnippetProgram.Compiled> programs =
        SnippetProgram.compileAll(
            snippets.stream().map(PageRunsTest::inTheFolder).toList(),
            Files.createDirectories(folder.resolve("classes")));
    Map<String, String> printed = new LinkedHashMap<>();
    for (int at = 0; at < snippets.size(); at++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      programs.get(at).run(new PrintStream(out, true, StandardCharsets.UTF_8));
      String page = snippets.get(at).file().getFileName().toString();
      printed.merge(page, out.toString(StandardCharsets.UTF_8), String::concat);
    }
    PRINTED.forEach(
        (page, texts) -> assertThat(printed.getOrDefault(page, "")).as(page).contains(texts));
  }

  private static SnippetProgram inTheFolder(Snippet snippet) {
    SnippetProgram program = program(snippet);
    for (String place : List.of("Path.of(\"", "\"sqlite:target/")) {
      if (snippet.text().contains(place)) {
        program = program.replacing(place, place.replaceFirst("(?<=\\(\"|:)", folder + "/"));
      }
    }
    return program;
  }

  /** Nothing is given to it but where to print, and no model has to be paid. */
  private static boolean standsByItself(Snippet snippet) {
    return given(snippet).equals("PrintStream out") && !snippet.text().contains("QueryToolModels");
  }

  private static SnippetProgram program(Snippet snippet) {
    SnippetProgram program =
        SnippetProgram.of(snippet)
            .importing("dev.querytool.llm.*", "java.io.PrintStream")
            .given(given(snippet));
    return snippet.text().contains("System.out") ? program.replacing("System.out", "out") : program;
  }

  private static String given(Snippet snippet) {
    String code = NO_CODE.matcher(snippet.text()).replaceAll("");
    List<String> needed = new ArrayList<>();
    for (String parameter : GIVEN) {
      String name = parameter.substring(parameter.indexOf(' ') + 1);
      Pattern use = Pattern.compile("(?<![.\\w])" + name + "\\b(?! *[=(])");
      boolean declared = Pattern.compile("\\w " + name + " =").matcher(code).find();
      if (name.equals("out") || (use.matcher(code).find() && !declared)) {
        needed.add(parameter);
      }
    }
    return String.join(", ", needed);
  }

  private static Set<String> commands() {
    Set<String> all = new TreeSet<>();
    for (Snippet block : Pages.blocks("sh")) {
      ARGUMENTS.matcher(block.text()).results().forEach(found -> all.add(found.group(1)));
    }
    assertThat(all).hasSizeGreaterThan(10);
    return all;
  }

  private static List<String> words(String arguments) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(arguments);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words;
  }

  private static String shown(String arguments) {
    return SHOWN.stream()
        .filter(one -> one.isOf(arguments))
        .findFirst()
        .map(Shown::text)
        .orElseThrow(() -> new AssertionError("say here what this prints: " + arguments));
  }

  private static ProgramRun run(List<String> words) throws IOException {
    try (LoopbackModel model = LoopbackModel.answering("SELECT count(*) AS orders FROM orders")) {
      List<String> here = new ArrayList<>();
      for (String word : words) {
        here.add(
            word.replace("http://localhost:11434/v1", model.url())
                .replaceFirst("^(sqlite:)?(?=target/|shop\\.db)", "$1" + folder + "/")
                .replaceFirst("^(?=querytool-examples/)", Pages.project() + "/"));
      }
      here.addAll(ofItsOwn(words.get(0)));
      return ProgramRun.withInput(
          "{\"id\":\"1\",\"dialect\":\"sqlite\",\"sql\":\"SELECT 1\"}\n",
          here.toArray(String[]::new));
    }
  }

  /** Keeps a program out of the project's folder, and from asking a model that has a key here. */
  private static List<String> ofItsOwn(String program) {
    String place = folder.resolve("target").resolve(program).toString();
    return switch (program) {
      case "quickstart" -> List.of("--offline", "--directory", place);
      case "access-demo" -> List.of("--directory", place);
      default -> List.of();
    };
  }

  private static void makeSampleShop() throws IOException, SQLException {
    try (InputStream script = PageRunsTest.class.getResourceAsStream("/evaluate/shop.sql");
        Connection shop = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
        Statement statement = shop.createStatement()) {
      String sql =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      statement.executeUpdate("BEGIN;" + sql + ";COMMIT");
    }
  }

  /** Takes the copy that operating.md takes, while a tool is open on the store. */
  private static void copyAStore() throws IOException, SQLException {
    String page = Pages.text(Pages.named("operating.md"));
    Matcher command =
        Pattern.compile("sqlite3 querytool\\.db \"(VACUUM INTO '([^']+)')\"").matcher(page);
    assertThat(command.find()).isTrue();
    Path store = folder.resolve("querytool.db");
    Path copy = folder.resolve(command.group(2));
    String sql = command.group(1).replace(command.group(2), copy.toString());
    try (QueryTool tool = QueryTool.open(store)) {
      tool.connections().register("copied", "sqlite:" + folder.resolve("shop.db"));
      tool.queries().on("copied").sql("SELECT 1").run();
      tool.credentials().store("model", "here", Secret.of("s"));
      try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + store);
          Statement statement = sqlite.createStatement()) {
        statement.executeUpdate(sql);
      }
    }
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).contains(copy, folder.resolve("querytool.db.key"));
    }
  }
}
