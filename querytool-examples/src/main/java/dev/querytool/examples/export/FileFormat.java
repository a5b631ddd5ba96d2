package dev.querytool.examples.export;

import dev.querytool.examples.command.ProgressLine;
import dev.querytool.query.Csv;
import dev.querytool.query.ExportSummary;
import dev.querytool.query.Json;
import dev.querytool.query.RowStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a file of rows looks like. */
final class FileFormat {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec program;

  @Option(names = "--format", description = "csv or json; without it, what the file's name ends in")
  private @Nullable String format;

  @Option(names = "--bom", description = "Begins CSV with a byte order mark, as Excel needs it")
  private boolean bom;

  @Option(
      names = "--null-text",
      paramLabel = "TEXT",
      description = "What CSV has for NULL; without it, nothing")
  private @Nullable String nullText;

  @Option(
      names = "--guard-formulas",
      description = "Keeps spreadsheets from taking text of CSV for formulas")
  private boolean guardFormulas;

  @Option(
      names = "--nested",
      description = "Writes the values of JSON columns as objects and lists, not as text")
  private boolean nested;

  @Option(
      names = "--nested-column",
      paramLabel = "NAME",
      description = "A column of another type whose texts are JSON; implies --nested, repeatable")
  private List<String> nestedColumns = List.of();

  /** Finds out whether the options go together and name a format for the file. */
  void refuseContradictions(Path file) {
    if (!isCsv(file) && (bom || guardFormulas || nullText != null)) {
      throw wrong("--bom, --null-text and --guard-formulas are for csv.");
    }
    if (isCsv(file) && isNested()) {
      throw wrong("--nested and --nested-column are for json.");
    }
  }

  /** Writes the rows into the file. */
  ExportSummary write(RowStream rows, Path file, ProgressLine progress) {
    if (!isCsv(file)) {
      Json json = Json.of(rows).onProgress(progress);
      return (isNested() ? json.nested(nestedColumns.toArray(String[]::new)) : json).writeTo(file);
    }
    Csv csv = Csv.of(rows).onProgress(progress);
    if (bom) {
      csv.bom();
    }
    if (guardFormulas) {
      csv.guardFormulas();
    }
    if (nullText != null) {
      csv.nullText(nullText);
    }
    return csv.writeTo(file);
  }

  private boolean isNested() {
    return nested || !nestedColumns.isEmpty();
  }

  private boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String wanted = format == null ? name.substring(name.lastIndexOf('.') + 1) : format;
    return switch (wanted) {
      case "csv" -> true;
      case "json" -> false;
      default ->
          throw wrong(
              format == null
                  ? "'" + file + "' ends neither in .csv nor in .json; add --format."
                  : "--format is csv or json, not " + format + ".");
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(program.commandLine(), message);
  }
}
