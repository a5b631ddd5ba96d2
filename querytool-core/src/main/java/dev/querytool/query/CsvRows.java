package dev.querytool.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns rows into the fields of CSV, and tells NULL from text that reads the same. */
final class CsvRows implements QuoteStrategy {

  private final String nullText;
  private final boolean guarded;
  private final @Nullable String[] fields;
  private final boolean[] nulls;

  CsvRows(int width, String nullText, boolean guarded) {
    this.nullText = nullText;
    this.guarded = guarded;
    this.fields = new String[width];
    this.nulls = new boolean[width];
  }

  /** Writes the header and all rows. */
  void write(ExportSource source, Writer out, ExportProgress progress) throws IOException {
    CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).quoteStrategy(this).build(out);
    csv.writeRecord(labels(source.columns()));
    for (Row row : source.rows()) {
      for (int i = 0; i < fields.length; i++) {
        fields[i] = field(i, row.value(i).orElse(null));
      }
      csv.writeRecord(fields);
      progress.row();
    }
    csv.flush();
  }

  private List<String> labels(List<Column> columns) {
    return columns.stream().map(column -> guard(column.name())).toList();
  }

  private @Nullable String field(int index, @Nullable Object value) {
    nulls[index] = value == null;
    if (value == null) {
      return nullText.isEmpty() ? null : nullText;
    }
    String text = ValueText.of(value);
    return isNumber(value) ? text : guard(text);
  }

  /** Tells whether a spreadsheet reads a number as the number that it is. */
  private static boolean isNumber(Object value) {
    return value instanceof Number number
        && (value instanceof BigDecimal || Double.isFinite(number.doubleValue()));
  }

  private String guard(String text) {
    return guarded && Formulas.isFormula(text) ? "'" + text : text;
  }

  /** A line with nothing on it would be no row at all. */
  @Override
  public boolean quoteNull(int line, int field) {
    return fields.length == 1;
  }

  @Override
  public boolean quoteEmpty(int line, int field) {
    return true;
  }

  @Override
  public boolean quoteValue(int line, int field, String value) {
    return !nulls[field] && value.equals(nullText);
  }
}
