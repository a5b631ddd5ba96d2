package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces {@code *}, {@code t.*} or {@code s.t.*} by the columns it stands for. */
final class StarExpansion {

  private final Resolution resolution;
  private final @Nullable String schema;
  private final @Nullable String table;
  private boolean seen;
  private boolean open;
  private boolean first = true;
  private List<Source> later = List.of();

  /**
   * Prepares for one star.
   *
   * @param of the name before it; null if there is none
   */
  StarExpansion(Resolution resolution, @Nullable QualifiedName of) {
    this.resolution = resolution;
    Identifier qualifier = of == null ? null : of.qualifier();
    this.schema = qualifier == null ? null : qualifier.asTable();
    this.table = of == null ? null : of.name().asTable();
  }

  /** Tells whether there was anything to expand. */
  boolean seen() {
    return seen;
  }

  /** Tells whether something has columns that are not known. */
  boolean open() {
    return open;
  }

  void expand(List<Source> sources, List<OutputItem> outputs) {
    boolean known = sources.stream().noneMatch(source -> source.relation().columns().open());
    if (table == null && known && JoinedStar.concerns(sources, resolution.rules())) {
      seen = true;
      JoinedStar.of(sources, resolution.rules(), resolution.effort())
          .forEach(column -> add(column, outputs));
      return;
    }
    resolution.effort().spend(sources.size());
    for (int at = 0; at < sources.size(); at++) {
      later = sources.subList(at + 1, sources.size());
      expand(sources.get(at), outputs);
    }
  }

  private void expand(Source source, List<OutputItem> outputs) {
    Relation relation = source.relation();
    if (!relation.joined().isEmpty()) {
      expandJoined(source, outputs);
    } else if (table == null || isMeant(relation.schema(), relation.name())) {
      seen = true;
      open |= relation.columns().open();
      for (RelationColumn column : relation.columns().shown()) {
        add(source, column, outputs);
      }
    }
    first = false;
  }

  private void expandJoined(Source source, List<OutputItem> outputs) {
    boolean whole = isMeant(source.relation().schema(), source.relation().name());
    for (JoinedColumn joined : source.relation().joined()) {
      if (isShown(joined, whole)) {
        requireInPlace(joined);
        seen = true;
        add(source, joined.column(), outputs);
      }
    }
  }

  private static void requireInPlace(JoinedColumn joined) {
    if (joined.kind() == JoinedColumn.Kind.MERGED) {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal(JoinedStar.IN_BRACKETS);
    }
  }

  private boolean isShown(JoinedColumn joined, boolean whole) {
    return switch (joined.kind()) {
      case ROW_NUMBER -> false;
      case PLAIN -> table == null || whole || isMeant(joined.schema(), joined.table());
      case REPEATED -> whole || isMeant(joined.schema(), joined.table());
      case MERGED -> table == null || whole;
    };
  }

  /** Tells whether a table is the one that is named before the star. */
  private boolean isMeant(@Nullable String schemaOfTable, String name) {
    return name.equals(table) && (schema == null || schema.equals(schemaOfTable));
  }

  private void add(Source source, RelationColumn column, List<OutputItem> outputs) {
    String folded = column.name() == null ? null : resolution.rules().fold(column.name());
    if (!first && table == null && folded != null && source.uses(folded)) {
      return;
    }
    add(table == null && folded != null ? merged(column, folded) : column, outputs);
  }

  /** Returns what a column shows of the sides that later joins keep. */
  private RelationColumn merged(RelationColumn column, String folded) {
    resolution.effort().spend(later.size());
    FoldedName wanted = new FoldedName(null, null, folded);
    RelationColumn merged = column;
    for (Source source : later) {
      RelationColumn right =
          source.uses(folded)
              ? ColumnLookup.in(List.of(source), wanted, resolution.rules()).found()
              : null;
      if (right != null) {
        merged = ColumnLookup.merge(source, merged, right).named(column.name());
      }
    }
    return merged;
  }

  private void add(RelationColumn column, List<OutputItem> outputs) {
    String folded = column.name() == null ? null : resolution.rules().fold(column.name());
    resolution.touched().read(column);
    outputs.add(new OutputItem(folded, column.name(), column.name(), column.origins(), column));
  }
}
