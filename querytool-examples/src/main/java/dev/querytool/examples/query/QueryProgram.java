package dev.querytool.examples.query;

import dev.querytool.examples.command.DatabaseOptions;
import dev.querytool.examples.command.OpenDatabase;
import dev.querytool.examples.command.ProgressLine;
import dev.querytool.examples.command.StatementOptions;
import dev.querytool.examples.command.Terminals;
import dev.querytool.examples.text.ResultText;
import dev.querytool.query.Csv;
import dev.querytool.query.Json;
import dev.querytool.query.QueryOptions;
import dev.querytool.query.QueryPlan;
import dev.querytool.query.QueryResult;
import dev.querytool.query.QuerySpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs one reading statement on the database behind a url and prints what it gives. */
@Command(
    name = "query",
    description = "Runs one reading statement and prints its result.",
    mixinStandardHelpOptions = true)
public final class QueryProgram implements Callable<Integer> {

  private final InputStream in;
  private final Terminals terminals;

  @Spec private CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final StatementOptions statement = new StatementOptions();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of table, csv and json; ${DEFAULT-VALUE} by default")
  private String format;

  @Option(names = "--stream", description = "Prints the rows as they come, however many there are")
  private boolean stream;

  @Option(
      names = "--explain",
      description = "Prints how the database would run the statement, without running it")
  private boolean explain;

  /** Creates the program; it reads the statement from {@code in} if its argument is {@code -}. */
  public QueryProgram(InputStream in, Terminals terminals) {
    this.in = in;
    this.terminals = terminals;
  }

  @Override
  public Integer call() throws IOException {
    Format wanted = format();
    refuseTooMany();
    String text = statement.text(in);
    PrintWriter err = spec.commandLine().getErr();
    try (ProgressLine progress = ProgressLine.start(err, terminals);
        OpenDatabase opened = database.open()) {
      QuerySpec query = opened.queries().sql(text);
      if (explain) {
        QueryPlan plan = statement.inMemory(query).explain();
        progress.end();
        print(plan);
      } else if (stream) {
        PrintWriter out = spec.commandLine().getOut();
        new Streaming(out, progress, terminals).print(statement.streamed(query), wanted);
      } else {
        QueryResult result = statement.inMemory(query).run();
        progress.end();
        print(result, wanted);
      }
    }
    return 0;
  }

  private void print(QueryPlan plan) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(plan.tree());
    String tables =
        plan.tables().stream()
            .map(
                table ->
                    table.schemaName().isEmpty()
                        ? table.tableName()
                        : table.schemaName() + "." + table.tableName())
            .collect(Collectors.joining(", "));
    out.println("Reads " + (tables.isEmpty() ? "no table" : tables) + ".");
    out.flush();
  }

  private void refuseTooMany() {
    int most = QueryOptions.defaults().maxLimit();
    if (!stream && statement.limit().orElse(1) > most) {
      throw new ParameterException(
          spec.commandLine(), "--limit is at most " + most + "; --stream prints more.");
    }
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

  private void print(QueryResult result, Format wanted) {
    PrintWriter out = spec.commandLine().getOut();
    switch (wanted) {
      case TABLE -> ResultText.print(result, out);
      case CSV -> Csv.of(result).writeTo(out);
      case JSON -> {
        Json.of(result).pretty().writeTo(out);
        out.println();
      }
    }
    out.flush();
    if (result.truncated()) {
      spec.commandLine().getErr().println("There are more rows; raise --limit to see them.");
    }
  }
}
