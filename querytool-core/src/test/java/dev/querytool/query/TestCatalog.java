package dev.querytool.query;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.catalog.NameProposal;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableEditor;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
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

/** The structure of one database as it was at the last refresh, the first one when it is made. */
final class TestCatalog implements MetadataCatalog, ConnectionCatalog {

  private static final String SQLITE_COLUMNS =
      """
      SELECT m.name AS table_name, c.name AS column_name, c.type
      FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
      WHERE m.type IN ('table', 'view') ORDER BY m.name, c.cid
      """;

  private static final String SERVER_COLUMNS =
      """
      SELECT table_name, column_name, data_type FROM information_schema.columns
      WHERE table_schema = '%s' ORDER BY table_name, ordinal_position
      """;

  /** Opens connections of any kind. */
  interface Opener {

    Connection open() throws SQLException;
  }

  private final Dialect dialect;
  private final String schema;
  private final String columns;
  private final Opener opener;
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile CatalogSnapshot snapshot;

  private TestCatalog(Dialect dialect, String schema, String columns, Opener opener) {
    this.dialect = dialect;
    this.schema = schema;
    this.columns = columns;
    this.opener = opener;
    this.snapshot = read(1);
  }

  static TestCatalog of(Path sqliteFile) {
    return new TestCatalog(
        Dialect.SQLITE,
        "main",
        SQLITE_COLUMNS,
        () -> DriverManager.getConnection("jdbc:sqlite:" + sqliteFile));
  }

  static TestCatalog of(TestDatabase database) {
    String schema = database.dialect() == Dialect.POSTGRES ? "public" : database.name();
    return new TestCatalog(
        database.dialect(), schema, SERVER_COLUMNS.formatted(schema), database::connect);
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
    try (Connection connection = opener.open();
        PreparedStatement statement = connection.prepareStatement(columns);
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
        (name, ofTable) ->
            tables.add(
                TableMetadata.builder(schema, name, TableType.TABLE).fields(ofTable).build()));
    return new CatalogSnapshot("shop", dialect, version, Instant.EPOCH, schema, tables);
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
  public RefreshReport acceptNames(List<NameProposal> proposals) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String diagram() {
    throw new UnsupportedOperationException();
  }
}
