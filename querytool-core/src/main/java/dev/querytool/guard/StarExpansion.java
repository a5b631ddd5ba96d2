package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces {@code *}, or {@code t.*}, by the columns it stands for. */
final class StarExpansion {

  private final Resolution resolution;
  private final @Nullable String table;
  private boolean seen;
  private boolean open;
  private boolean first = true;

  StarExpansion(Resolution resolution, @Nullable String table) {
    this.resolution = resolution;
    this.table = table;
  }

  /** Tells whether there was anything to expand. */
  boolean seen() {
    return seen;
  }

  /** Tells whether something has columns that are not known. */
  boolean open() {
    return open;
  }

  void expand(Source source, List<OutputItem> outputs) {
    Relation relation = source.relation();
    if (!relation.joined().isEmpty()) {
      expandJoined(source, outputs);
    } else if (table == null || table.equals(relation.name())) {
      seen = true;
      open |= relation.columns().open();
      for (RelationColumn column : relation.columns().shown()) {
        add(source, column, outputs);
      }
    }
    first = false;
  }

  private void expandJoined(Source source, List<OutputItem> outputs) {
    boolean whole = table != null && table.equals(source.relation().name());
    for (JoinedColumn joined : source.relation().joined()) {
      if (isShown(joined, whole)) {
        seen = true;
        add(source, joined.column(), outputs);
      }
    }
  }

  private boolean isShown(JoinedColumn joined, boolean whole) {
    return switch (joined.kind()) {
      case ROW_NUMBER -> false;
      case PLAIN -> table == null || whole || table.equals(joined.table());
      case REPEATED -> table != null && (whole || table.equals(joined.table()));
      case MERGED -> table == null || whole;
    };
  }

  private void add(Source source, RelationColumn column, List<OutputItem> outputs) {
    String folded = column.name() == null ? null : resolution.rules().fold(column.name());
    if (!first && table == null && folded != null && source.uses(folded)) {
      return;
    }
    resolution.touched().read(column);
    outputs.add(new OutputItem(folded, column.name(), column.name(), column.origins(), column));
  }
}
