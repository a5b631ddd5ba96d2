package dev.querytool.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.QueryTool;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.SqlGuard;
import dev.querytool.query.QuerySpec;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testing.ScriptedLanguageModel;
import dev.querytool.testkit.ProjectFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example in the Javadoc compiles; those that need nothing from outside run. */
class JavadocSnippetsTest {

  /** What the example of a type uses without making it; the others make all that they use. */
  private static final Map<String, UnaryOperator<SnippetProgram>> GIVEN =
      Map.ofEntries(
          Map.entry("NameSuggester", program -> program.given("NameSuggester suggester")),
          Map.entry("NaturalQueryTranslator", program -> program.given("QueryTool tool")),
          Map.entry("QuerySession", program -> program.given("QuerySession session")),
          Map.entry("MicrometerObserver", JavadocSnippetsTest::withARegistry),
          Map.entry("Csv", JavadocSnippetsTest::withAFile),
          Map.entry("CostLimit", program -> program.given("QuerySpec spec")),
          Map.entry("ScriptedLanguageModel", program -> program.given("Path file")),
          Map.entry("GuardConformance", JavadocSnippetsTest::withAGuard),
          Map.entry("SharedQueryTool", program -> program.given("Path path, Secret key")),
          Map.entry("SqliteFile", JavadocSnippetsTest::withNotes),
          Map.entry("Migrator", JavadocSnippetsTest::withNotes),
          Map.entry("SchemaDiff", JavadocSnippetsTest::asTest),
          Map.entry("QueryTool", JavadocSnippetsTest::withAShop),
          Map.entry("QueryToolTools", JavadocSnippetsTest::withLangChain4j),
          Map.entry("QueryToolModels", JavadocSnippetsTest::withModels));

  private static final Map<String, SnippetProgram.Compiled> COMPILED = new LinkedHashMap<>();

  @TempDir private static Path classes;
  @TempDir private Path folder;

  private Path shop;

  @BeforeAll
  static void compileAll() {
    List<Snippet> found = new ArrayList<>();
    found.addAll(Snippets.inJavadocUnder(ProjectFile.of("querytool-core/src/main/java")));
    found.addAll(Snippets.inJavadocUnder(ProjectFile.of("querytool-llm/src/main/java")));
    List<SnippetProgram> programs = found.stream().map(JavadocSnippetsTest::program).toList();
    List<SnippetProgram.Compiled> compiled = SnippetProgram.compileAll(programs, classes);
    for (int i = 0; i < found.size(); i++) {
      COMPILED.put(type(found.get(i)), compiled.get(i));
    }
  }

  private static SnippetProgram program(Snippet snippet) {
    SnippetProgram program = SnippetProgram.of(snippet);
    return GIVEN.getOrDefault(type(snippet), UnaryOperator.identity()).apply(program);
  }

  private static String type(Snippet snippet) {
    return snippet.file().getFileName().toString().replace(".java", "");
  }

  private static SnippetProgram withAShop(SnippetProgram program) {
    return program
        .given("Path store, String url")
        .replacing("Path.of(\"querytool.db\")", "store")
        .replacing("\"sqlite:/data/shop.db\"", "url");
  }

  private static SnippetProgram withAFile(SnippetProgram program) {
    return program
        .given("QuerySpec query, Path out")
        .replacing("Path.of(\"query_result.csv\")", "out");
  }

  private static SnippetProgram withNotes(SnippetProgram program) {
    return program.given("Path own").replacing("Path.of(\"notes.db\")", "own");
  }

  private static SnippetProgram withARegistry(SnippetProgram program) {
    return program
        .importing("dev.querytool.observation.*", "io.micrometer.observation.*")
        .given("Path file, ObservationRegistry registry");
  }

  private static SnippetProgram withAGuard(SnippetProgram program) {
    return program
        .importing("java.util.function.Predicate")
        .given("Predicate<String> guard")
        .replacing("myGuard.accepts(sql)", "guard.test(sql)");
  }

  private static SnippetProgram asTest(SnippetProgram program) {
    return program
        .importing("org.junit.jupiter.api.Test")
        .importing("static org.assertj.core.api.Assertions.assertThat")
        .replacing("MIGRATIONS", "Migrations.of()")
        .asMembers();
  }

  private static SnippetProgram withLangChain4j(SnippetProgram program) {
    return program
        .importing("dev.langchain4j.agent.tool.ToolSpecifications", "dev.querytool.llm.*")
        .importing("dev.langchain4j.data.message.UserMessage")
        .importing("dev.langchain4j.model.chat.request.ChatRequest")
        .given("SharedQueryTool shared, Caller caller");
  }

  private static SnippetProgram withModels(SnippetProgram program) {
    return program.importing("dev.querytool.llm.*").given("Path file");
  }

  private static void run(String type, Object... arguments) throws Exception {
    requireNonNull(COMPILED.get(type), type).run(arguments);
  }

  @BeforeEach
  void makeShop() {
    shop = folder.resolve("shop.db");
    try (SqliteFile file = SqliteFile.open(shop)) {
      file.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate(
                  "CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER);"
                      + "INSERT INTO orders (total) VALUES (1), (2)");
            }
          });
    }
  }

  @Test
  void theFrontDoorsHaveAnExampleEach() {
    assertThat(COMPILED)
        .containsKeys(
            "QueryTool",
            "QuerySession",
            "SharedQueryTool",
            "SqlGuard",
            "SqliteFile",
            "Migrator",
            "Grant",
            "NaturalQueryTranslator",
            "QueryToolModels");
  }

  @Test
  void theToolIsOpenedAndAsked() throws Exception {
    Path store = folder.resolve("store.db");
    run("QueryTool", store, "sqlite:" + shop);
    try (QueryTool tool = QueryTool.open(store)) {
      assertThat(tool.connections().list()).hasSize(1);
    }
  }

  @Test
  void aModelIsScriptedATranslatorAskedAndItsAnswerRun() throws Exception {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying("```sql\nSELECT count(*) FROM orders\n```");
    Path store = folder.resolve("store.db");
    try (QueryTool tool = QueryTool.builder().store(store).model(model).open()) {
      tool.connections().register("shop", "sqlite:" + shop);
      run("QuerySession", tool);
      run("NaturalQueryTranslator", tool);
      assertThat(tool.natural().on("shop").verified().list()).hasSize(1);
    }
  }

  @Test
  void aFileOfOnesOwnIsWrittenAndMigrated() throws Exception {
    run("SqliteFile", folder.resolve("notes.db"));
    run("Migrator", folder.resolve("migrated.db"));
    assertThat(Files.size(folder.resolve("notes.db"))).isPositive();
    assertThat(Files.size(folder.resolve("migrated.db"))).isPositive();
  }

  @Test
  void guardGrantPolicyAndFunctionsAreMade() {
    for (String type : List.of("SqlGuard", "Grant", "ConnectionPolicy", "HostFunctions")) {
      assertThatCode(() -> run(type)).as(type).doesNotThrowAnyException();
    }
  }

  @Test
  void aGuardIsPutToTheTest() {
    SqlGuard guard = SqlGuard.of(Dialect.MYSQL);
    Predicate<String> accepts = sql -> guard.inspect(sql).accepted();
    assertThatCode(() -> run("GuardConformance", accepts)).doesNotThrowAnyException();
  }

  @Test
  void rowsAreWrittenAndCostsAreLimited() throws Exception {
    Path file = folder.resolve("orders.csv");
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", "sqlite:" + shop);
      QuerySpec orders = tool.queries().on("shop").sql("SELECT id, total FROM orders");
      run("Csv", orders, file);
      assertThat(Files.readString(file)).contains("id,total").contains("2,2");
      assertThatThrownBy(() -> run("CostLimit", orders)).hasMessageContaining("estimate");
    }
  }
}
