package dev.querytool.store;

import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.DatabaseConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code connections}. */
interface ConnectionDao {

  @SqlQuery(
      """
      SELECT id, name, url, dialect, tls_mode, tls_ca_pem, zone, credential_id, created_at, updated_at
      FROM connections ORDER BY name, id""")
  List<DatabaseConnection> list();

  @SqlQuery(
      """
      SELECT id, name, url, dialect, tls_mode, tls_ca_pem, zone, credential_id, created_at, updated_at
      FROM connections WHERE name = :name""")
  Optional<DatabaseConnection> find(@Bind("name") String name);

  @SqlQuery(
      """
      SELECT id, name, url, dialect, tls_mode, tls_ca_pem, zone, credential_id, created_at, updated_at
      FROM connections WHERE id = :id""")
  DatabaseConnection get(@Bind("id") long id);

  @SqlUpdate(
      """
      INSERT INTO connections
        (name, url, db_type, dialect, tls_mode, tls_ca_pem, zone, credential_id, created_at, updated_at)
      VALUES (:name, :url, :dbType, :dialect, :tlsMode, :tlsCaPem, :zoneId, :credentialId, :now, :now)""")
  @GetGeneratedKeys("id")
  long insert(@BindMethods Draft draft, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE connections
      SET name = :name, url = :url, db_type = :dbType, dialect = :dialect,
        tls_mode = :tlsMode, tls_ca_pem = :tlsCaPem, zone = :zoneId, credential_id = :credentialId,
        updated_at = :now
      WHERE id = :id""")
  int update(@Bind("id") long id, @BindMethods Draft draft, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM connections WHERE id = :id")
  int delete(@Bind("id") long id);
}
