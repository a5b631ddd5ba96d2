package dev.querytool.examples.medialibrary;

import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Locale;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/** Makes the texts alike that a reader takes for the same, here and inside statements. */
final class Folding extends Function {

  static final String FUNCTION = "folded";

  /** Lets the statements of a connection call it. */
  static void addTo(Sql sql) throws SQLException {
    Function.create(
        sql.connection().unwrap(SQLiteConnection.class),
        FUNCTION,
        new Folding(),
        1,
        Function.FLAG_DETERMINISTIC);
  }

  /** Returns a text with full and half width as one and without upper case. */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  @Override
  protected void xFunc() throws SQLException {
    String text = value_text(0);
    result(text == null ? null : fold(text));
  }
}
