package dev.querytool.query;

import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TextPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as the server reports it.
 *
 * @param message its first words
 * @param hint what to do about it; empty if it does not say
 * @param position the character of the text that was sent, from 1; 0 if it does not say
 */
record PostgresError(String message, String hint, int position) {

  /** Returns the error as it lies in the text that stood behind another. */
  PostgresError behind(String before) {
    return new PostgresError(message, hint, Math.max(0, position - before.length()));
  }

  Diagnosis diagnosis(Fault fault, ReadOnlyQuery query) {
    String reason = Diagnosis.firstLine(message);
    String whole = hint.isEmpty() ? reason : reason + " (" + Diagnosis.firstLine(hint) + ")";
    return new Diagnosis(fault, whole, place(query));
  }

  private @Nullable TextPlace place(ReadOnlyQuery query) {
    String sql = query.sql();
    int characters = position - 1;
    if (characters < 0) {
      return null;
    }
    int offset = withoutNumbers(characters, query);
    boolean inside = offset <= sql.codePointCount(0, sql.length());
    return inside ? query.place(sql.offsetByCodePoints(0, offset)) : null;
  }

  /** The driver sends {@code $1} and so on for each {@code ?}. */
  private static int withoutNumbers(int sent, ReadOnlyQuery query) {
    List<Integer> offsets = query.parameterOffsets();
    int longer = 0;
    for (int number = 1; number <= offsets.size(); number++) {
      int place = query.sql().codePointCount(0, offsets.get(number - 1));
      if (place + longer >= sent) {
        break;
      }
      longer += String.valueOf(number).length();
    }
    return sent - longer;
  }
}
