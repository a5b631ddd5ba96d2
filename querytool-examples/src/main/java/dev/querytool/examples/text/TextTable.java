package dev.querytool.examples.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Rows in aligned columns, wide characters counted as the two cells they take. Not thread-safe. */
public final class TextTable {

  private static final int MAX_CELL = 60;

  private final List<List<String>> rows = new ArrayList<>();
  private List<Integer> printed = List.of();

  /** Starts a table with its headings. */
  public TextTable(List<String> headings) {
    add(headings);
  }

  /** Adds a row; it must have as many cells as there are headings. */
  public TextTable add(List<String> cells) {
    if (!rows.isEmpty() && cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException("a row has " + rows.get(0).size() + " cells");
    }
    rows.add(cells.stream().map(TextTable::oneLine).toList());
    return this;
  }

  /** Prints headings, a rule and the rows. */
  public void print(PrintWriter out) {
    List<Integer> widths = widths();
    printed = widths;
    for (int row = 0; row < rows.size(); row++) {
      out.println(line(rows.get(row), widths));
      if (row == 0) {
        out.println(widths.stream().map("─"::repeat).reduce((a, b) -> a + "─┼─" + b).orElse(""));
      }
    }
  }

  /** Returns a row that was not added, as it goes on below what was printed. */
  String line(List<String> cells) {
    return line(cells.stream().map(TextTable::oneLine).toList(), printed);
  }

  /** Returns the number of terminal cells a text takes. */
  public static int width(String text) {
    return text.codePoints().map(WCWidth::wcwidth).map(cells -> Math.max(cells, 0)).sum();
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0));
    }
    return widths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(column == 0 ? "" : " │ ").append(cell);
      line.append(" ".repeat(Math.max(widths.get(column) - width(cell), 0)));
    }
    return line.toString().stripTrailing();
  }

  private static String oneLine(String cell) {
    StringBuilder shown = new StringBuilder();
    int cells = 0;
    for (int point : cell.codePoints().toArray()) {
      int visible = Character.isISOControl(point) ? ' ' : point;
      cells += Math.max(WCWidth.wcwidth(visible), 0);
      if (cells > MAX_CELL) {
        return shown.append('…').toString();
      }
      shown.appendCodePoint(visible);
    }
    return shown.toString();
  }
}
