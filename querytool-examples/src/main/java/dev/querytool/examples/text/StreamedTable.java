package dev.querytool.examples.text;

import dev.querytool.query.Column;
import dev.querytool.query.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/**
 * A table whose end is not known when it begins: its first hundred rows decide how wide the columns
 * are, and wider cells of later rows push their neighbours aside. Not thread-safe.
 */
public final class StreamedTable {

  private static final int ROWS_BEFORE_THE_FIRST = 100;

  private final Writer out;
  private final TextTable table;
  private boolean begun;
  private int waiting;

  /** Starts a table. */
  public StreamedTable(List<Column> columns, Writer out) {
    this.out = out;
    this.table = new TextTable(columns.stream().map(Column::name).toList());
  }

  /** Adds a row. */
  public void add(Row row) throws IOException {
    if (begun) {
      out.write(table.line(ResultText.cells(row)));
      out.write(System.lineSeparator());
      return;
    }
    table.add(ResultText.cells(row));
    if (++waiting == ROWS_BEFORE_THE_FIRST) {
      begin();
    }
  }

  /** Prints what was kept back. */
  public void end() throws IOException {
    if (!begun) {
      begin();
    }
    out.flush();
  }

  private void begin() throws IOException {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    table.print(lines);
    lines.flush();
    out.write(text.toString());
    begun = true;
  }
}
