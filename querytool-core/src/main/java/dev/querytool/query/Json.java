package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON: an array with an object for each row.
 *
 * <p>A label that repeats gets a number: {@code id}, {@code id_2}. Characters outside ASCII are not
 * escaped. Decimals and numbers that JSON does not know ({@code NaN}, {@code Infinity}) are written
 * as text, binary as base64, dates and times as ISO-8601; half a surrogate pair, which UTF-8 cannot
 * encode, as U+FFFD. Values of JSON columns are text as well, unless {@link #nested} is called. Not
 * thread-safe; use one per export.
 */
public final class Json {

  private final ExportSource source;
  private final @Nullable QueryResult result;
  private boolean pretty;
  private boolean wholeResult;
  private @Nullable NestedJson nested;
  private @Nullable ExportListener listener;

  private Json(ExportSource source, @Nullable QueryResult result) {
    this.source = source;
    this.result = result;
  }

  /** Starts an export of a result. */
  public static Json of(QueryResult result) {
    return new Json(ExportSource.of(result), result);
  }

  /** Starts an export of a stream, which is read to its end but not closed. */
  public static Json of(RowStream stream) {
    return new Json(ExportSource.of(stream), null);
  }

  /** Writes each value on its own line, indented by two spaces. */
  public Json pretty() {
    this.pretty = true;
    return this;
  }

  /**
   * Writes the result as one object: {@code columns} with {@code name} and {@code type}, {@code
   * rows} as arrays, {@code rowCount}, {@code executionTime} in milliseconds and {@code truncated}.
   *
   * @throws ValidationException if this exports a stream, whose row count is not known at its
   *     beginning
   */
  public Json asResult() {
    if (result == null) {
      throw new ValidationException("a stream is not a result; export what run() returned");
    }
    this.wholeResult = true;
    return this;
  }

  /**
   * Writes the values of columns that hold JSON as the objects, lists, numbers and texts they are,
   * instead of as text: those of the types {@code json} and {@code jsonb}, and those named here.
   * Numbers keep their digits; the JSON {@code null} is written as NULL is. What is no JSON after
   * all stays text.
   *
   * @param labels columns of other types that hold JSON, such as on MariaDB, whose {@code json} is
   *     a {@code longtext}, and on SQLite, where only declared columns have a type
   * @throws ValidationException if there is no such column
   */
  public Json nested(String... labels) {
    this.nested = new NestedJson(source.columns(), List.of(labels));
    return this;
  }

  /** Sets the listener for progress. */
  public Json onProgress(ExportListener listener) {
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
    try (JsonGenerator json = factory().createGenerator(out)) {
      if (pretty) {
        json.setPrettyPrinter(printer());
      }
      JsonRows rows = new JsonRows(json, progress, nested);
      if (wholeResult && result != null) {
        rows.writeResult(result);
      } else {
        rows.writeObjects(source);
      }
    }
  }

  /** What breaks off must not look complete, so nothing is closed on its own. */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
        .configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false)
        .build();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter two = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withArrayIndenter(two).withObjectIndenter(two);
  }
}
