package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of an expression may stand for. A name that could be found in more than one
 * place counts for the greatest.
 *
 * @param sources what stands in FROM
 * @param definitions the common table expressions that may be read
 * @param outer the scope around; null if there is none
 */
record SizedScope(
    List<SizedSource> sources, @Nullable SizedDefinitions definitions, @Nullable SizedScope outer) {

  static SizedScope inside(@Nullable SizedScope outer, @Nullable SizedDefinitions definitions) {
    return new SizedScope(new ArrayList<>(), definitions, outer);
  }

  /** Returns this scope with the names of a query's outputs. */
  SizedScope withOutputs(List<SizedOutput> outputs) {
    List<SizedSource> more = new ArrayList<>(sources);
    List<SizedOutput> named = new ArrayList<>(outputs.size());
    for (SizedOutput output : outputs) {
      if (output.name() != null) {
        named.add(output);
      }
    }
    more.add(SizedSource.of("", named, List.of()));
    return new SizedScope(more, definitions, outer);
  }

  /** Returns how many sources there are, here and around. */
  int size() {
    int size = 0;
    for (SizedScope scope = this; scope != null; scope = scope.outer) {
      size += scope.sources.size();
    }
    return size;
  }

  Extent column(Column column) {
    String name = SizedSource.loose(column.getColumnName());
    String table =
        column.getTable() == null || column.getTable().getName() == null
            ? null
            : SizedSource.loose(column.getTable().getName());
    Extent found = table == null ? unqualified(name) : qualified(table, name);
    // What is not a column of something that was made is one of a table, or its whole row.
    return found.equals(Extent.NONE) ? Extent.STORED : found;
  }

  private Extent unqualified(String name) {
    Extent found = Extent.NONE;
    for (SizedScope scope = this; scope != null; scope = scope.outer) {
      for (SizedSource source : scope.sources) {
        found = found.or(source.column(name));
        if (source.name().equals(name)) {
          found = found.or(source.row());
        }
      }
    }
    return found;
  }

  private Extent qualified(String table, String name) {
    Extent found = Extent.NONE;
    boolean known = false;
    for (SizedScope scope = this; scope != null && !known; scope = scope.outer) {
      for (SizedSource source : scope.sources) {
        if (source.name().equals(table)) {
          found = found.or(source.column(name));
          known = true;
        }
      }
    }
    return known ? found : unqualified(name);
  }

  /** Returns all columns of one source, or of every source for null. */
  SizedOutput star(@Nullable String table) {
    return SizedOutput.star(
        sources.stream().filter(source -> table == null || source.name().equals(table)).toList());
  }
}
