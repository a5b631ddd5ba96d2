package dev.querytool.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code sub_keys}. */
interface SubKeyDao {

  @SqlQuery("SELECT wrapped_key FROM sub_keys WHERE purpose = :purpose")
  Optional<String> find(@Bind("purpose") String purpose);

  @SqlUpdate(
      """
      INSERT INTO sub_keys (purpose, wrapped_key, created_at)
      VALUES (:purpose, :wrapped, :createdAt)""")
  int insert(
      @Bind("purpose") String purpose,
      @Bind("wrapped") String wrapped,
      @Bind("createdAt") Instant createdAt);

  @SqlUpdate(
      """
      UPDATE sub_keys SET wrapped_key = :wrapped, updated_at = :updatedAt
      WHERE purpose = :purpose""")
  int update(
      @Bind("purpose") String purpose,
      @Bind("wrapped") String wrapped,
      @Bind("updatedAt") Instant updatedAt);

  @SqlQuery("SELECT purpose, wrapped_key FROM sub_keys ORDER BY purpose")
  @KeyColumn("purpose")
  @ValueColumn("wrapped_key")
  Map<String, String> all();
}
