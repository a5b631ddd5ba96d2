package dev.querytool.examples.export;

import dev.querytool.error.ValidationException;
import dev.querytool.examples.command.DatabaseOptions;
import dev.querytool.examples.command.OpenDatabase;
import dev.querytool.examples.command.ProgressLine;
import dev.querytool.examples.command.StatementOptions;
import dev.querytool.examples.command.Terminals;
import dev.querytool.query.ExportSummary;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.RowStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what one reading statement gives into a file, however many rows there are. */
@Command(
    name = "export",
    description = {
      "Writes what one reading statement gives into a file, however many rows there are.",
      "The file appears when it is complete."
    },
    mixinStandardHelpOptions = true)
public final class ExportProgram implements Callable<Integer> {

  private final InputStream in;
  private final Terminals terminals;

  @Spec private CommandSpec spec;
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final StatementOptions statement = new StatementOptions();
  @Mixin private final FileFormat format = new FileFormat();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file")
  private Path file;

  @Option(names = "--overwrite", description = "Replaces the file if it is there")
  private boolean overwrite;

  /** Creates the program; it reads the statement from {@code in} if its argument is {@code -}. */
  public ExportProgram(InputStream in, Terminals terminals) {
    this.in = in;
    this.terminals = terminals;
  }

  @Override
  public Integer call() throws IOException {
    format.refuseContradictions(file);
    statement.limit();
    refuseWrongPlace();
    String text = statement.text(in);
    ExportSummary written;
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), terminals);
        OpenDatabase opened = database.open()) {
      QuerySpec query = statement.streamed(opened.queries().sql(text));
      try (RowStream rows = query.stream()) {
        written = format.write(rows, file, progress);
      }
    }
    report(written);
    return 0;
  }

  private void refuseWrongPlace() {
    if (!overwrite && Files.exists(file)) {
      throw new ValidationException(
          "'" + file + "' is there already; name another file, or replace it with --overwrite");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ValidationException("the folder of '" + file + "' is not there; make it first");
    }
  }

  private void report(ExportSummary written) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%,d %s, %,d bytes in %.1f s: %s%n",
        written.rows(),
        written.rows() == 1 ? "row" : "rows",
        written.bytes(),
        written.elapsed().toMillis() / 1000.0,
        file);
    out.flush();
  }
}
