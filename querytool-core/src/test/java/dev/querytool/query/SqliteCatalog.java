package dev.querytool.query;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableEditor;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The structure of one SQLite file as it was at the last refresh, the first one when it is made.
 */
final class SqliteCatalog implements MetadataCatalog, ConnectionCatalog {

  private static final String COLUMNS =
      """
      SELECT m.name AS table_name, c.name AS column_name, c.type
      FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
      WHERE m.type IN ('table', 'view') ORDER BY m.name, c.cid
      """;

  private final Path file;
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile CatalogSnapshot snapshot;

  SqliteCatalog(Path file) {
    this.file = file;
    this.snapshot = read(1);
  }

  int refreshes() {
    return refreshes.get();
  }

  @Override
  public ConnectionCatalog on(String connection) {
    return this;
  }

  @Override
  public CatalogSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public RefreshReport refresh() {
    snapshot = read(refreshes.incrementAndGet() + 1L);
    return new RefreshReport(List.of(), List.of(), List.of());
  }

  private CatalogSnapshot read(long version) {
    Map<String, List<FieldMetadata>> fields = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        fields
            .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
            .add(FieldMetadata.builder(rows.getString(2), rows.getString(3)).build());
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    List<TableMetadata> tables = new ArrayList<>();
    fields.forEach(
        (name, columns) ->
            tables.add(
                TableMetadata.builder("main", name, TableType.TABLE).fields(columns).build()));
    return new CatalogSnapshot("shop", Dialect.SQLITE, version, Instant.EPOCH, "main", tables);
  }

  @Override
  public List<TableMetadata> tables() {
    return snapshot.tables();
  }

  @Override
  public TableEditor table(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TableEditor table(String schemaName, String tableName) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String exportJson() {
    throw new UnsupportedOperationException();
  }

  @Override
  public RefreshReport importJson(String json) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String diagram() {
    throw new UnsupportedOperationException();
  }
}
