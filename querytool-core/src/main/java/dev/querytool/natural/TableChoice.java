package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.TableMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that fit into a prompt: all of them, or the likeliest ones. Used by one thread. */
final class TableChoice {

  private static final int ALL_FIELDS = Integer.MAX_VALUE;
  private static final List<Integer> FEWER_FIELDS = List.of(80, 30, 10, 3);
  private static final int MOST_LINKED = 60;

  private final CatalogSnapshot catalog;
  private final CatalogueText text;
  private final TokenBudget budget;
  private final Map<TableMetadata, String> chosen = new LinkedHashMap<>();

  private TableChoice(CatalogSnapshot catalog, TokenCounter counter, int budget) {
    this.catalog = catalog;
    this.text = new CatalogueText(catalog);
    this.budget = new TokenBudget(counter, budget);
  }

  /**
   * Returns the text of the tables, in the catalogue's order.
   *
   * @param budget how many tokens it may take
   * @param ranking tells which tables a question is about, if not all fit
   */
  static String write(
      CatalogSnapshot catalog, TokenCounter counter, int budget, TableRanking ranking) {
    TableChoice all = new TableChoice(catalog, counter, budget);
    if (catalog.tables().stream().allMatch(table -> all.add(table, ALL_FIELDS))) {
      return all.inOrder();
    }
    TableChoice linked = new TableChoice(catalog, counter, budget);
    linked.addLikeliest(ranking.rank(catalog, MOST_LINKED));
    return linked.inOrder();
  }

  private void addLikeliest(List<TableMetadata> ranked) {
    for (TableMetadata table : ranked) {
      if (!add(table, ALL_FIELDS)) {
        addNarrow(table);
      }
    }
    for (TableMetadata table : List.copyOf(chosen.keySet())) {
      for (ForeignKey key : table.foreignKeys()) {
        referenced(key).filter(other -> !chosen.containsKey(other)).ifPresent(this::addNarrow);
      }
    }
  }

  private Optional<TableMetadata> referenced(ForeignKey key) {
    return catalog.findTable(key.referencedSchema(), key.referencedTable());
  }

  private void addNarrow(TableMetadata table) {
    for (int fields : FEWER_FIELDS) {
      if (fields < table.fields().size() && add(table, fields)) {
        return;
      }
    }
  }

  private boolean add(TableMetadata table, int fields) {
    String written = text.of(table, fields);
    if (!budget.take(written)) {
      return false;
    }
    chosen.put(table, written);
    return true;
  }

  private String inOrder() {
    StringBuilder all = new StringBuilder();
    catalog.tables().stream().filter(chosen::containsKey).map(chosen::get).forEach(all::append);
    return all.toString();
  }
}
