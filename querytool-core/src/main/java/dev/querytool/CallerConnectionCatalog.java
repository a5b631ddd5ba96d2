package dev.querytool;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataReadException;
import dev.querytool.catalog.NameProposal;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableEditor;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.ConnectionFailedException;
import java.util.List;

/** The catalogue of one connection as one caller may use it. */
final class CallerConnectionCatalog implements ConnectionCatalog {

  private final ConnectionCatalog all;
  private final CatalogRights rights;

  CallerConnectionCatalog(ConnectionCatalog all, CatalogRights rights) {
    this.all = all;
    this.rights = rights;
  }

  @Override
  public RefreshReport refresh() {
    try {
      return writable().refresh();
    } catch (ConnectionFailedException unopened) {
      throw rights.told(unopened);
    } catch (MetadataReadException unread) {
      throw rights.told(unread);
    }
  }

  @Override
  public CatalogSnapshot snapshot() {
    return readable().snapshot();
  }

  @Override
  public List<TableMetadata> tables() {
    return readable().tables();
  }

  @Override
  public TableEditor table(String name) {
    return new CallerTableEditor(readable().table(name), rights);
  }

  @Override
  public TableEditor table(String schemaName, String tableName) {
    return new CallerTableEditor(readable().table(schemaName, tableName), rights);
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    return readable().search(text, limit);
  }

  @Override
  public String exportJson() {
    return readable().exportJson();
  }

  @Override
  public RefreshReport importJson(String json) {
    return writable().importJson(json);
  }

  @Override
  public RefreshReport acceptNames(List<NameProposal> proposals) {
    return writable().acceptNames(proposals);
  }

  @Override
  public String diagram() {
    return readable().diagram();
  }

  private ConnectionCatalog readable() {
    rights.requireReading();
    return all;
  }

  private ConnectionCatalog writable() {
    rights.requireWriting();
    return all;
  }
}
