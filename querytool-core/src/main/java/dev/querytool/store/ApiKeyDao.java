package dev.querytool.store;

import dev.querytool.access.ServiceApiKey;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code service_api_keys}. */
interface ApiKeyDao {

  @SqlUpdate(
      """
      INSERT INTO service_api_keys
        (id, user_id, name, prefix, hashed_key, scopes, attributes, created_at, expires_at)
      VALUES
        (:id, :owner, nullif(:name, ''), :prefix, :hash, :scopeText, :attributeText, :createdAt,
         :end)""")
  int insert(
      @BindMethods ServiceApiKey key,
      @Bind("hash") String hash,
      @Bind("scopeText") @Nullable String scopes,
      @Bind("attributeText") String attributes,
      @Bind("end") @Nullable Instant end);

  @SqlUpdate(
      """
      UPDATE service_api_keys
      SET revoked_at = coalesce(revoked_at, :time), hashed_key = 'revoked ' || id
      WHERE id = :id AND user_id = :owner""")
  int revoke(@Bind("owner") String owner, @Bind("id") String id, @Bind("time") Instant time);

  @SqlBatch(
      value =
          """
          UPDATE service_api_keys SET last_used_at = :time
          WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :time)""",
      transactional = false)
  void noteUses(@Bind("id") List<String> ids, @Bind("time") List<Instant> times);

  @SqlQuery(
      """
      SELECT id, user_id, name, scopes, attributes AS key_attributes, created_at, last_used_at,
        expires_at, revoked_at
      FROM service_api_keys WHERE user_id = :owner ORDER BY created_at DESC, rowid DESC""")
  List<ServiceApiKey> list(@Bind("owner") String owner);
}
