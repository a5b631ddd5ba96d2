package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.QuerySession;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TouchedTable;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryResult;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.function.UnaryOperator;

/** The tools that agents can call. Safe for use by many threads. */
final class ServedTools {

  private static final int MOST_HITS = 20;
  private static final String CONNECTION = "connection";

  private final Limits limits;
  private final CatalogJson catalog;
  private final UnaryOperator<ConnectionTranslator> model;

  /**
   * Makes the tools.
   *
   * @param model chooses which language model is asked
   */
  ServedTools(Limits limits, UnaryOperator<ConnectionTranslator> model) {
    this.limits = limits;
    this.catalog = new CatalogJson(limits);
    this.model = model;
  }

  List<SyncToolSpecification> specifications(ToolCalls calls) {
    return List.of(
        calls.tool(
            "list_connections",
            "Lists the databases you can read, with their SQL dialect. Begin here.",
            new ToolSchema(),
            Answers.connections(),
            (session, arguments) -> catalog.connections(session.connections().list())),
        calls.tool(
            "search_catalog",
            "Finds tables and columns by words in any language, in names, Chinese names, comments"
                + " and notes; nearest first.",
            new ToolSchema().text(CONNECTION).text("words"),
            Answers.hits(),
            this::search),
        calls.tool(
            "describe_table",
            "Shows the columns, types, keys, Chinese names and notes of a table or view.",
            new ToolSchema().text(CONNECTION).text("table"),
            Answers.table(),
            this::describe),
        calls.tool(
            "check_query",
            "Tells without running it whether a SELECT would be accepted, and what it reads; if"
                + " not, the rule it breaks and the nearest names.",
            new ToolSchema().text(CONNECTION).text("sql"),
            Answers.check(),
            this::check),
        calls.tool(
            "run_query",
            "Runs one SELECT in the connection's dialect and gives its rows, and whether there"
                + " are more. Anything that writes is refused.",
            new ToolSchema()
                .text(CONNECTION)
                .text("sql")
                .optionalNumber("limit", "rows at most, " + limits.rows() + " if left out"),
            Answers.rows(),
            this::run),
        calls.tool(
            "ask",
            "Has the server's own language model turn a question into one SELECT, runs it as"
                + " run_query does and gives both. Prefer run_query if you can write SQL.",
            new ToolSchema()
                .text(CONNECTION)
                .text("question")
                .optionalFlag("run", "false gives the SELECT alone"),
            Answers.question(),
            this::ask));
  }

  private ObjectNode search(QuerySession session, Arguments arguments) {
    return catalog.hits(
        session
            .catalog()
            .on(arguments.text(CONNECTION))
            .search(arguments.text("words"), MOST_HITS));
  }

  private ObjectNode describe(QuerySession session, Arguments arguments) {
    return catalog.table(
        session.catalog().on(arguments.text(CONNECTION)).table(arguments.text("table")).metadata());
  }

  private ObjectNode check(QuerySession session, Arguments arguments) {
    ReadOnlyQuery proof =
        session.queries().on(arguments.text(CONNECTION)).sql(arguments.text("sql")).check();
    ObjectNode answer = object().put("accepted", true);
    BoundedArray reads = new BoundedArray(limits.bytes());
    proof.tables().forEach(table -> reads.add(touched(table)));
    answer.set("reads", reads.items());
    if (reads.isCut()) {
      answer.put("truncated", true);
    }
    ArrayNode calls = answer.putArray("calls");
    proof.functions().forEach(function -> calls.add(function.name()));
    return answer;
  }

  private static ObjectNode touched(TouchedTable table) {
    ObjectNode node = object();
    node.put(
        "table",
        table.schemaName().isEmpty()
            ? table.tableName()
            : table.schemaName() + "." + table.tableName());
    ArrayNode columns = node.putArray("columns");
    table.columns().forEach(columns::add);
    return node;
  }

  private ObjectNode run(QuerySession session, Arguments arguments) {
    QueryResult result =
        session
            .queries()
            .on(arguments.text(CONNECTION))
            .sql(arguments.text("sql"))
            .origin(QueryOrigin.NATURAL)
            .limit(arguments.atMost("limit", limits.rows()))
            .run();
    return new ResultJson(limits).write(result, object());
  }

  private ObjectNode ask(QuerySession session, Arguments arguments) {
    ConnectionTranslator translator = session.natural().on(arguments.text(CONNECTION));
    Translation asked = model.apply(translator).ask(arguments.text("question"));
    if (asked.outcome() != TranslationOutcome.TRANSLATED) {
      throw Refusal.of(asked);
    }
    String sql = asked.generatedSql().orElseThrow();
    ObjectNode answer = object().put("sql", sql).put("explanation", asked.explanation());
    if (arguments.isFalse("run")) {
      return answer;
    }
    try {
      return new ResultJson(limits).write(asked.query().limit(limits.rows()).run(), answer);
    } catch (QueryToolException failure) {
      throw Refusal.of(failure).about(sql);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
