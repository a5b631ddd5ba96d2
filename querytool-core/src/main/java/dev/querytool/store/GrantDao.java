package dev.querytool.store;

import dev.querytool.access.GrantStore.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code grants}. */
interface GrantDao {

  /** Reads the grants that hold for a call. */
  String FIND =
      """
      SELECT g.id, g.user_id, g.key_id, g.connection_id, c.name, g.content, g.seal
      FROM connections c JOIN grants g ON g.connection_id = c.id
      WHERE c.name = ? AND g.user_id = ? AND (g.key_id IS NULL OR g.key_id = ?)
      ORDER BY g.key_id IS NOT NULL""";

  @SqlQuery("SELECT id FROM connections WHERE name = :name")
  Optional<Long> findConnection(@Bind("name") String name);

  @SqlUpdate(
      """
      DELETE FROM grants
      WHERE user_id = :owner AND connection_id = :connection
        AND coalesce(key_id, '') = coalesce(:keyId, '')""")
  int delete(
      @Bind("owner") String owner,
      @Bind("keyId") @Nullable String keyId,
      @Bind("connection") long connection);

  @SqlUpdate(
      """
      INSERT INTO grants (user_id, key_id, connection_id, content, seal, created_at)
      VALUES (:owner, :keyId, :connectionId, :content, :seal, :now)""")
  int insert(@BindMethods Row row, @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT g.id, g.user_id, g.key_id, g.connection_id, c.name, g.content, g.seal
      FROM grants g JOIN connections c ON c.id = g.connection_id
      WHERE g.user_id = :owner
      ORDER BY c.name, g.key_id""")
  List<Row> list(@Bind("owner") String owner);

  /** Finds grants with bare JDBC: they are asked for on every query. */
  static List<Row> of(Connection connection, String owner, @Nullable String keyId, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, name);
      statement.setString(2, owner);
      statement.setString(3, keyId);
      try (ResultSet row = statement.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(GrantMapper.grant(row));
        }
        return rows;
      }
    }
  }
}
