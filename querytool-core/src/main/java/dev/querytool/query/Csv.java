package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV according to RFC 4180: a header line of labels, commas, CR LF, quotes where
 * they are needed.
 *
 * <p>NULL is written as nothing between two commas and the empty string as {@code ""}, so that
 * readers that look at quotes can tell them apart. Values are written as the table in the package
 * description says; half a surrogate pair, which UTF-8 cannot encode, as U+FFFD. Not thread-safe;
 * use one per export.
 *
 * <pre>{@code
 * try (RowStream rows = query.stream()) {
 *   Csv.of(rows).bom().guardFormulas().writeTo(Path.of("query_result.csv"));
 * }
 * }</pre>
 */
public final class Csv {

  private final ExportSource source;
  private boolean bom;
  private boolean guarded;
  private String nullText = "";
  private @Nullable ExportListener listener;

  private Csv(ExportSource source) {
    this.source = source;
  }

  /** Starts an export of a result. */
  public static Csv of(QueryResult result) {
    return new Csv(ExportSource.of(result));
  }

  /** Starts an export of a stream, which is read to its end but not closed. */
  public static Csv of(RowStream stream) {
    return new Csv(ExportSource.of(stream));
  }

  /** Begins with a byte order mark, which Excel needs to recognise UTF-8. */
  public Csv bom() {
    this.bom = true;
    return this;
  }

  /**
   * Sets the text that is written, without quotes, for NULL; values with the same text are quoted.
   */
  public Csv nullText(String text) {
    this.nullText = requireNonNull(text, "text");
    return this;
  }

  /**
   * Puts {@code '} before labels and values that a spreadsheet would take for a formula: those that
   * begin with {@code = + - @}, also in full width or after blanks or invisible characters, or with
   * TAB, CR, LF or NUL. Numbers stay as they are; a text {@code -5} does not. Without this the file
   * is exact, and should not be opened in a spreadsheet if its contents come from others.
   */
  public Csv guardFormulas() {
    this.guarded = true;
    return this;
  }

  /** Sets the listener for progress. */
  public Csv onProgress(ExportListener listener) {
    this.listener = requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Writes a file in UTF-8. The file appears, or replaces an older one, only when it is complete.
   *
   * @throws ExportException if it cannot be written
   */
  public ExportSummary writeTo(Path file) {
    return export().toFile(file);
  }

  /**
   * Writes to a stream in UTF-8, and leaves it open.
   *
   * @throws ExportException if it cannot be written
   */
  public ExportSummary writeTo(OutputStream out) {
    return export().toStream(out);
  }

  /**
   * Appends to a character stream, and leaves it open.
   *
   * @throws ExportException if it cannot be appended
   */
  public ExportSummary writeTo(Appendable out) {
    return export().toAppendable(out);
  }

  private Export export() {
    return new Export(listener, this::write);
  }

  private void write(Writer out, ExportProgress progress) throws IOException {
    if (bom) {
      out.write('\uFEFF');
    }
    new CsvRows(source.columns().size(), nullText, guarded).write(source, out, progress);
  }
}
