package dev.querytool.llm;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.querytool.QuerySession;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.error.ValidationException;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tools of LangChain4j with which a host's own agent finds its way in databases and reads them.
 *
 * <pre>{@code
 * ChatRequest request =
 *     ChatRequest.builder()
 *         .messages(UserMessage.from("How many orders are there?"))
 *         .toolSpecifications(
 *             ToolSpecifications.toolSpecificationsFrom(QueryToolTools.of(shared.as(caller))))
 *         .build();
 * }</pre>
 *
 * <p>{@code AiServices} takes the same object by its method {@code tools}.
 *
 * <p>Everything happens as the session's caller may, who is given here and never by the agent. What
 * comes from a database stands between fences that it cannot close, is cut after so many rows and
 * characters, and says so. Refusals and failures are answers too, with rule and nearest names, but
 * without what a database or a file system said. Safe for use by many threads.
 */
public final class QueryToolTools {

  private static final int DEFAULT_ROWS = 50;
  private static final int DEFAULT_CHARACTERS = 8_000;
  private static final int MOST_ROWS = 1_000;
  private static final int LEAST_CHARACTERS = 500;
  private static final int MOST_CHARACTERS = 200_000;
  private static final int MOST_HITS = 20;

  private final QuerySession session;
  private final int rows;
  private final int characters;

  private QueryToolTools(QuerySession session, int rows, int characters) {
    this.session = session;
    this.rows = rows;
    this.characters = characters;
  }

  /** Makes the tools of a session, with at most 50 rows and 8,000 characters an answer. */
  public static QueryToolTools of(QuerySession session) {
    return new QueryToolTools(requireNonNull(session, "session"), DEFAULT_ROWS, DEFAULT_CHARACTERS);
  }

  /**
   * Returns the same tools with other bounds.
   *
   * @param mostRows 1 to 1,000
   * @param mostCharacters 500 to 200,000
   */
  public QueryToolTools withBounds(int mostRows, int mostCharacters) {
    if (mostRows < 1 || mostRows > MOST_ROWS) {
      throw new ValidationException("a tool gives 1 to 1,000 rows");
    }
    if (mostCharacters < LEAST_CHARACTERS || mostCharacters > MOST_CHARACTERS) {
      throw new ValidationException("a tool gives 500 to 200,000 characters");
    }
    return new QueryToolTools(session, mostRows, mostCharacters);
  }

  /** Lists the databases that may be asked. */
  @Tool(
      name = "querytool_list",
      value = "Lists the databases that can be read, with their SQL dialect.")
  public String list() {
    return ToolFailures.told(
        () ->
            text("databases")
                .lines(session.connections().list().stream().map(QueryToolTools::line).toList())
                .toString());
  }

  /** Searches a database's names, Chinese names, comments and notes. */
  @Tool(
      name = "querytool_search",
      value = "Finds tables and columns of a database by words in any language.")
  public String search(
      @P("name of the database, as listed") String database, @P("words to find") String words) {
    return ToolFailures.told(
        () ->
            text("tables and columns, nearest first")
                .lines(
                    session.catalog().on(given(database)).search(given(words), MOST_HITS).stream()
                        .map(CatalogLines::of)
                        .toList())
                .toString());
  }

  /** Describes a table: its columns, keys and what people say of it. */
  @Tool(
      name = "querytool_describe",
      value = "Shows the columns, types, keys and notes of a table or view.")
  public String describe(
      @P("name of the database, as listed") String database,
      @P("table, or schema.table") String table) {
    return ToolFailures.told(
        () ->
            text("table")
                .lines(
                    CatalogLines.of(
                        session.catalog().on(given(database)).table(given(table)).metadata()))
                .toString());
  }

  /** Runs one reading statement. */
  @Tool(
      name = "querytool_query",
      value = "Runs one SELECT on a database and gives its rows. Anything that writes is refused.")
  public String query(
      @P("name of the database, as listed") String database,
      @P("one SELECT in the database's dialect") String sql) {
    return ToolFailures.told(
        () -> {
          QueryResult result =
              session
                  .queries()
                  .on(given(database))
                  .sql(given(sql))
                  .origin(QueryOrigin.NATURAL)
                  .limit(rows)
                  .run();
          return text("rows, after a line of column names")
              .more(result.truncated())
              .lines(ResultLines.of(result))
              .toString();
        });
  }

  /** Turns a question into a statement, and runs nothing. */
  @Tool(
      name = "querytool_ask",
      value =
          "Turns a question in human language into one SELECT for a database, without running it.")
  public String ask(
      @P("name of the database, as listed") String database, @P("the question") String question) {
    return ToolFailures.told(
        () -> answer(session.natural().on(given(database)).ask(given(question))));
  }

  private String answer(Translation translation) {
    if (translation.outcome() == TranslationOutcome.TRANSLATED) {
      return text("statement; run it with querytool_query")
          .lines(translation.generatedSql().map(String::lines).stream().flatMap(x -> x).toList())
          .toString();
    }
    List<String> reasons =
        translation.violations().stream()
            .map(each -> each.rule() + ": " + each.message() + " " + each.candidates())
            .toList();
    return "The question was not translated ("
        + translation.outcome()
        + ").\n"
        + text("reasons").lines(reasons.isEmpty() ? List.of(translation.explanation()) : reasons);
  }

  private FencedLines text(String what) {
    return new FencedLines(what, characters);
  }

  private static String line(DatabaseConnection connection) {
    return connection.name() + " (" + connection.dialect() + ")";
  }

  /** An agent may leave out what it was asked for. */
  private static String given(@Nullable String argument) {
    if (argument == null) {
      throw new ValidationException("an argument is missing; give all of them");
    }
    return argument;
  }
}
