package dev.querytool.examples.command;

import dev.querytool.query.QuerySpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The statement, and how much it may give and take. */
public final class StatementOptions {

  private static final Duration LONGEST = Duration.ofHours(1);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec program;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description = "The greatest number of rows; without it 1000 on a screen, all in a stream")
  private @Nullable Integer limit;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationText.class,
      description =
          "How long the database may work, such as 500ms, 5s, 2m or PT5S; without it 30s, in a"
              + " stream 1h")
  private @Nullable Duration timeout;

  @Parameters(paramLabel = "SQL", description = "The statement; - reads it from standard input")
  private String sql;

  /** Returns the statement, from the given input if it is asked for. */
  public String text(InputStream in) throws IOException {
    return sql.equals("-") ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : sql;
  }

  /** Returns the limit, if one was set; refuses one below 1. */
  public OptionalInt limit() {
    if (limit == null) {
      return OptionalInt.empty();
    }
    if (limit < 1) {
      throw new ParameterException(
          program.commandLine(), "--limit is at least 1, not " + limit + ".");
    }
    return OptionalInt.of(limit);
  }

  /** Sets the limit and the time that were asked for, with core's own for the rest. */
  public QuerySpec inMemory(QuerySpec query) {
    QuerySpec limited = limit().isPresent() ? query.limit(limit().getAsInt()) : query;
    return timeout == null ? limited : limited.timeout(timeout);
  }

  /** Sets the limit and the time that were asked for; a stream has hours, not seconds. */
  public QuerySpec streamed(QuerySpec query) {
    return inMemory(timeout == null ? query.timeout(LONGEST) : query);
  }
}
