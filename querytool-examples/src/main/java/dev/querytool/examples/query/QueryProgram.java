package dev.querytool.examples.query;

import dev.querytool.QueryTool;
import dev.querytool.examples.text.ResultText;
import dev.querytool.query.Csv;
import dev.querytool.query.Json;
import dev.querytool.query.QueryResult;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one reading statement on the database behind a url and prints what it gives. */
@Command(
    name = "query",
    description = "Runs one reading statement and prints its result.",
    mixinStandardHelpOptions = true)
public final class QueryProgram implements Callable<Integer> {

  private static final String CONNECTION = "database";

  private enum Format {
    TABLE,
    CSV,
    JSON
  }

  private final InputStream in;

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      required = true,
      description =
          "The database, such as sqlite:/data/shop.db, postgres://reader@db/shop or"
              + " mysql://reader@db/shop")
  private String url;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description =
          "The environment variable that holds the password; other programs cannot see it")
  private @Nullable String passwordVariable;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of table, csv and json; ${DEFAULT-VALUE} by default")
  private String format;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      description = "The greatest number of rows, ${DEFAULT-VALUE} by default")
  private int limit;

  @Parameters(paramLabel = "SQL", description = "The statement; - reads it from standard input")
  private String sql;

  /** Creates the program; it reads the statement from {@code in} if its argument is {@code -}. */
  public QueryProgram(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    Format wanted = format();
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool);
      QueryResult result = tool.queries().on(CONNECTION).sql(statement()).limit(limit).run();
      print(result, wanted, spec.commandLine().getOut());
      if (result.truncated()) {
        spec.commandLine().getErr().println("There are more rows; raise --limit to see them.");
      }
    }
    return 0;
  }

  private void register(QueryTool tool) {
    if (passwordVariable == null) {
      tool.connections().register(CONNECTION, url);
    } else {
      tool.connections().register(CONNECTION, url, password(passwordVariable));
    }
  }

  private Secret password(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new ParameterException(
          spec.commandLine(), "--password-env names " + variable + ", which is not set");
    }
    return Secret.of(value);
  }

  private String statement() throws IOException {
    return sql.equals("-") ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : sql;
  }

  private Format format() {
    return switch (format) {
      case "table" -> Format.TABLE;
      case "csv" -> Format.CSV;
      case "json" -> Format.JSON;
      default ->
          throw new ParameterException(
              spec.commandLine(), "--format is table, csv or json, not " + format);
    };
  }

  private static void print(QueryResult result, Format format, PrintWriter out) {
    switch (format) {
      case TABLE -> ResultText.print(result, out);
      case CSV -> Csv.of(result).writeTo(out);
      case JSON -> {
        Json.of(result).pretty().writeTo(out);
        out.println();
      }
    }
    out.flush();
  }
}
