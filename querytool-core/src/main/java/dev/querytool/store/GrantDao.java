package dev.querytool.store;

import dev.querytool.access.GrantStore.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code grants}. */
interface GrantDao {

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

  /** Forgets that there was a grant on a connection of this name, which went with it. */
  @SqlUpdate(
      """
      DELETE FROM ended_grants
      WHERE user_id = :owner AND connection_name = :connection
        AND coalesce(key_id, '') = coalesce(:keyId, '')""")
  int forget(
      @Bind("owner") String owner,
      @Bind("keyId") @Nullable String keyId,
      @Bind("connection") String connection);

  @SqlQuery(
      """
      SELECT g.id, g.user_id, g.key_id, g.connection_id, c.name, g.content, g.seal
      FROM grants g JOIN connections c ON c.id = g.connection_id
      WHERE g.user_id = :owner
      UNION ALL
      SELECT 0, e.user_id, e.key_id, c.id, c.name, NULL, ''
      FROM ended_grants e JOIN connections c ON c.name = e.connection_name
      WHERE e.user_id = :owner
      ORDER BY 5, 3""")
  List<Row> list(@Bind("owner") String owner);
}
