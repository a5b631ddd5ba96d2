package dev.querytool.guard;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something in FROM with the extents of its columns. Names are compared more loosely than any
 * engine does, so that no spelling hides a column.
 *
 * @param name what its columns may be qualified by; empty if it has no name
 * @param columns the extents of columns whose names are known
 * @param others the extent of those whose names are not
 * @param row the extent of all columns together
 */
record SizedSource(String name, Map<String, Extent> columns, Extent others, Extent row) {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  /** Returns a table, all of whose columns are stored. */
  static SizedSource stored(String name) {
    return new SizedSource(loose(name), Map.of(), Extent.STORED, Extent.STORED);
  }

  /** Returns a source whose columns are all alike. */
  static SizedSource alike(String name, Extent extent) {
    return new SizedSource(loose(name), Map.of(), extent, extent);
  }

  /** Returns the outputs of a query as columns, under the names that an alias may give them. */
  static SizedSource of(String name, List<SizedOutput> outputs, List<String> renamed) {
    Map<String, Extent> columns = new HashMap<>();
    Extent others = Extent.NONE;
    boolean inOrder = outputs.stream().noneMatch(SizedOutput::several);
    Extent all = SizedOutput.together(outputs);
    for (int i = 0; i < Math.max(outputs.size(), renamed.size()); i++) {
      Extent extent = inOrder && i < outputs.size() ? outputs.get(i).extent() : all;
      String column = i < renamed.size() ? renamed.get(i) : outputs.get(i).name();
      if (column != null) {
        columns.merge(loose(column), extent, Extent::or);
      } else if (!outputs.get(i).several()) {
        others = others.or(extent);
      }
      if (i < outputs.size()) {
        for (SizedSource source : outputs.get(i).sources()) {
          source.columns().forEach((key, value) -> columns.merge(key, value, Extent::or));
          others = others.or(source.others());
        }
      }
    }
    return of(loose(name), columns, others);
  }

  private static SizedSource of(String loose, Map<String, Extent> columns, Extent others) {
    Extent row = others;
    for (Extent column : columns.values()) {
      row = row.and(column);
    }
    return new SizedSource(loose, columns, others, row);
  }

  /** Returns what either source may stand for. */
  SizedSource or(SizedSource other) {
    Map<String, Extent> either = new HashMap<>();
    columns.keySet().forEach(key -> either.put(key, column(key).or(other.column(key))));
    other.columns.keySet().forEach(key -> either.put(key, column(key).or(other.column(key))));
    return of(name, either, others.or(other.others));
  }

  /** Returns this source with more columns, whose names are not known. */
  SizedSource withOthers(Extent more) {
    return of(name, columns, others.or(more));
  }

  SizedSource named(@Nullable String other) {
    return other == null ? this : new SizedSource(loose(other), columns, others, row);
  }

  /** Returns the extent of a column, whether it is known or not. */
  Extent column(String loose) {
    Extent known = columns.get(loose);
    return known == null ? others : known;
  }

  /** Returns the greatest extent of a column. */
  Extent widest() {
    Extent widest = others;
    for (Extent column : columns.values()) {
      widest = widest.or(column);
    }
    return widest;
  }

  /** Returns a name without quotes, case and accents. */
  static String loose(String name) {
    boolean ascii = true;
    boolean quoted = false;
    for (int at = 0; at < name.length(); at++) {
      ascii &= name.charAt(at) < 0x80;
      quoted |= isQuote(name.charAt(at));
    }
    String bare = quoted ? withoutQuotes(name) : name;
    return ascii
        ? Characters.lower(bare)
        : ACCENTS
            .matcher(Normalizer.normalize(bare, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '`' || c == '[' || c == ']';
  }

  private static String withoutQuotes(String name) {
    StringBuilder bare = new StringBuilder(name.length());
    for (int at = 0; at < name.length(); at++) {
      if (!isQuote(name.charAt(at))) {
        bare.append(name.charAt(at));
      }
    }
    return bare.toString();
  }
}
