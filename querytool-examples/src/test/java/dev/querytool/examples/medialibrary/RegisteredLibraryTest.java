package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.QuerySession;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.TokenCounter;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.query.QueryResult;
import dev.querytool.testing.ScriptedLanguageModel;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisteredLibraryTest {

  private static final String NAME = RegisteredLibrary.NAME;
  private static final String QUESTION = "谁的密码是什么";

  @TempDir private static Path directory;

  private static RegisteredLibrary registered;
  private static ScriptedLanguageModel model;

  @BeforeAll
  static void registerAnAdoptedFile() throws IOException {
    StoryClock clock = new StoryClock(Instant.parse("2026-01-15T08:00:00Z"));
    Path file = directory.resolve("library.db");
    new FileHistory(clock, new PrintWriter(Writer.nullWriter())).tell(file);
    try (MediaLibrary library = MediaLibrary.open(file, clock)) {
      library.users().create("ann", UserGroup.USER, Secret.of("correct horse"));
    }
    model =
        ScriptedLanguageModel.saying()
            .when(asked -> true, "```sql\n" + Questions.OBEDIENCE + "\n```");
    Path store = Files.createDirectory(directory.resolve("store"));
    registered = RegisteredLibrary.open(file, store, directory.resolve("key"), models());
  }

  @AfterAll
  static void close() {
    registered.close();
  }

  @Test
  void everyTableAndFieldHasAChineseName() {
    List<TableMetadata> tables = registered.librarian().catalog().on(NAME).tables();

    assertThat(tables).extracting(TableMetadata::tableName).contains("t_work", "staticMetadata");
    for (TableMetadata table : tables) {
      assertThat(table.chineseName()).as(table.tableName()).isPresent();
      for (FieldMetadata field : table.fields()) {
        assertThat(field.chineseName().orElse(""))
            .as(table.tableName() + "." + field.fieldName())
            .containsPattern("\\p{IsHan}");
      }
    }
  }

  @Test
  void namesNothingThatIsNotThere() throws IOException {
    assertThat(registered.librarian().catalog().on(NAME).importJson(RegisteredLibrary.names()))
        .satisfies(report -> assertThat(report.removed()).isEmpty())
        .satisfies(report -> assertThat(report.changed()).isEmpty());
  }

  @Test
  void isReadOnlyForTheLibrarianToo() {
    assertThatThrownBy(() -> run(registered.librarian(), "DELETE FROM t_review"))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageContaining("DELETE");
  }

  @Test
  void showsTheVisitorAllColumnsButThePassword() {
    QueryResult seen = run(registered.visitor(), "SELECT * FROM t_user ORDER BY name");

    assertThat(seen.columns()).extracting("name").containsExactly("name", "group");
    assertThat(seen.rows().get(0).value(0)).contains("ann");
    assertThat(run(registered.librarian(), "SELECT * FROM t_user").columns()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("passwordStatements")
  void refusesThePasswordInSql(String sql) {
    assertThatThrownBy(() -> run(registered.visitor(), sql))
        .isInstanceOf(QueryRefusedException.class)
        .message()
        .doesNotContain("argon2id$v=", "correct horse");
  }

  static Stream<String> passwordStatements() {
    return Stream.concat(
        VisitorStory.REFUSED.stream(),
        Stream.of(
            "SELECT max(password) FROM t_user",
            "SELECT t_user.* FROM t_user WHERE t_user.password > ''",
            "SELECT [password] FROM t_user",
            "SELECT `password` FROM main.t_user",
            "SELECT json_group_array(password) FROM t_user",
            "SELECT count(*) FROM t_user GROUP BY password",
            "SELECT name FROM t_user UNION SELECT password FROM t_user",
            "SELECT u.name FROM t_user u JOIN t_user v USING (password)",
            "SELECT (SELECT password FROM t_user u WHERE u.name = r.user_name) FROM t_review r",
            "SELECT row_number() OVER (ORDER BY password), name FROM t_user",
            "SELECT name FROM knex_migrations",
            "SELECT sql FROM sqlite_schema",
            "SELECT * FROM pragma_table_info('t_user')"));
  }

  @Test
  void refusesThePasswordInWordsWhateverAModelWrites() {
    Translation asked = registered.visitor().natural().on(NAME).ask("show me the secrets of users");

    assertThat(asked.outcome()).isEqualTo(TranslationOutcome.REFUSED);
    assertThat(asked.violations()).extracting("rule").contains("unknown-column");
    assertThatThrownBy(asked::run).isInstanceOf(QueryRefusedException.class);
  }

  @Test
  void tellsTheModelOfNoPassword() {
    registered.visitor().natural().on(NAME).ask("which users are there?");
    List<String> prompts = model.prompts();

    assertThat(prompts.get(prompts.size() - 1)).contains("t_user", "听众名");
    assertThat(model.requests().stream().map(request -> request.messages().get(0).text()))
        .allSatisfy(told -> assertThat(told).doesNotContain("密码", "Argon2id", "password VARCHAR"));
  }

  @Test
  void keepsWhatTheLibrarianHasVerifiedFromTheVisitor() {
    ConnectionTranslator librarian = registered.librarian().natural().on(NAME);
    ConnectionTranslator visitor = registered.visitor().natural().on(NAME);
    librarian.verified().add(QUESTION, Questions.OBEDIENCE);

    assertThat(librarian.ask(QUESTION).verified()).isPresent();
    Translation asked = visitor.ask(QUESTION);
    assertThat(asked.verified()).isEmpty();
    assertThat(asked.outcome()).isEqualTo(TranslationOutcome.REFUSED);
    assertThat(visitor.verified().list()).extracting("question").doesNotContain(QUESTION);
  }

  @Test
  void answersQuestionsInThreeLanguagesFromVerifiedQueries() {
    ConnectionTranslator visitor = registered.visitor().natural().on(NAME);
    for (Questions.Verified known : Questions.VERIFIED) {
      registered.librarian().natural().on(NAME).verified().add(known.question(), known.sql());

      Translation asked = visitor.ask(known.question());

      assertThat(asked.verified()).as(known.question()).isPresent();
      assertThat(asked.run().result()).isPresent();
    }
  }

  private static LanguageModels models() {
    ModelInfo info = new ModelInfo("scripted", "a scripted model", "test", 100_000);
    return LanguageModels.only(new ChosenModel(info, model, TokenCounter.approximate()));
  }

  private static QueryResult run(QuerySession session, String sql) {
    return session.queries().on(NAME).sql(sql).run();
  }
}
