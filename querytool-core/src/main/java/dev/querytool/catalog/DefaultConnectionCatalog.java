package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Grant;
import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

final class DefaultConnectionCatalog implements ConnectionCatalog {

  private static final int MOST_HITS = 1_000;

  private final DefaultMetadataCatalog catalog;
  private final String name;
  private final Supplier<List<Grant>> grants;
  private final AnnotationListener listener;

  /**
   * Shows a connection's catalogue.
   *
   * @param grants gives what all must show whatever is shown; none show everything
   */
  DefaultConnectionCatalog(
      DefaultMetadataCatalog catalog,
      String name,
      Supplier<List<Grant>> grants,
      AnnotationListener listener) {
    this.catalog = catalog;
    this.name = name;
    this.grants = grants;
    this.listener = listener;
  }

  @Override
  public RefreshReport refresh() {
    List<Grant> granted = grants.get();
    if (granted.isEmpty()) {
      return refreshed();
    }
    CatalogSnapshot before = snapshot();
    RefreshReport unseen = refreshed();
    return unseen.isEmpty() ? unseen : VisibleReport.between(before, snapshot());
  }

  private RefreshReport refreshed() {
    return catalog.with(
        name, (live, connection) -> live.refresh(catalog.sessions(), name, catalog.limits()));
  }

  @Override
  public CatalogSnapshot snapshot() {
    List<Grant> granted = grants.get();
    return catalog.with(
        name, (live, connection) -> live.visible(live.snapshot(connection), granted));
  }

  @Override
  public List<TableMetadata> tables() {
    return snapshot().tables();
  }

  @Override
  public TableEditor table(String tableName) {
    requireNonNull(tableName, "tableName");
    CatalogSnapshot snapshot = snapshot();
    TableMetadata table =
        snapshot
            .findTable(tableName)
            .or(() -> findQualified(snapshot, tableName))
            .orElseThrow(() -> NotFound.table(snapshot, tableName));
    return new DefaultTableEditor(this, table.schemaName(), table.tableName());
  }

  @Override
  public TableEditor table(String schemaName, String tableName) {
    TableMetadata table = NotFound.orTable(snapshot(), schemaName, tableName);
    return new DefaultTableEditor(this, table.schemaName(), table.tableName());
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    requireNonNull(text, "text");
    if (limit < 1 || limit > MOST_HITS) {
      throw new ValidationException(
          String.format(
              Locale.ROOT, "The limit of a search is %d; it must be 1 to %,d.", limit, MOST_HITS));
    }
    List<Grant> granted = grants.get();
    return catalog.with(name, (live, connection) -> live.search(connection, granted, text, limit));
  }

  @Override
  public String exportJson() {
    return snapshot().toJson();
  }

  @Override
  public RefreshReport importJson(String json) {
    WordsImport words = new WordsImport(SnapshotJson.parse(json));
    edit(words::changedTables);
    return words.report();
  }

  @Override
  public RefreshReport acceptNames(List<NameProposal> proposals) {
    ProposedNames names = new ProposedNames(proposals);
    edit(names::changedTables);
    return names.report();
  }

  @Override
  public String diagram() {
    return new ErDiagram(snapshot()).text();
  }

  /** Stores the words of the tables that {@code change} gives, in one transaction. */
  void edit(Function<CatalogSnapshot, List<TableMetadata>> change) {
    List<Grant> granted = grants.get();
    List<String> changes = new ArrayList<>();
    catalog.<Boolean>with(
        name,
        (live, connection) -> {
          live.edit(
              connection,
              whole -> {
                List<TableMetadata> after =
                    WordsOverlay.over(whole, change.apply(live.visible(whole, granted)));
                changes.clear();
                changes.addAll(AnnotationChanges.since(whole, after));
                return after;
              });
          return true;
        });
    if (!changes.isEmpty()) {
      listener.annotated(name, List.copyOf(changes));
    }
  }

  private static Optional<TableMetadata> findQualified(CatalogSnapshot snapshot, String name) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      Optional<TableMetadata> table =
          snapshot.findTable(name.substring(0, dot), name.substring(dot + 1));
      if (table.isPresent()) {
        return table;
      }
    }
    return Optional.empty();
  }
}
