package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import java.util.List;

/** Tells which tables a question is about. */
@FunctionalInterface
interface TableRanking {

  /** Returns tables of a catalogue, the likeliest first; asked only if not all can be shown. */
  List<TableMetadata> rank(CatalogSnapshot catalog, int top);
}
