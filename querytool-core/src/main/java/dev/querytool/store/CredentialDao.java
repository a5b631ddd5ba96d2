package dev.querytool.store;

import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import dev.querytool.vault.CredentialStore.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code external_credentials}. */
interface CredentialDao {

  @SqlUpdate(
      """
      INSERT INTO external_credentials
        (id, user_id, service_name, display_name, display_hint, encrypted_credential, created_at)
      VALUES
        (:id, :owner, :serviceName, nullif(:displayName, ''),
         CASE WHEN NOT :masked THEN json_object('prefix', :prefix, 'suffix', :suffix) END,
         :ciphertext, :createdAt)""")
  int insert(
      @BindMethods Credential credential,
      @BindMethods CredentialHint hint,
      @Bind("ciphertext") String ciphertext);

  @SqlUpdate(
      """
      UPDATE external_credentials
      SET encrypted_credential = :ciphertext, updated_at = :updatedAt,
        display_hint =
          CASE WHEN NOT :masked THEN json_object('prefix', :prefix, 'suffix', :suffix) END
      WHERE id = :id""")
  int update(
      @Bind("id") String id,
      @Bind("ciphertext") String ciphertext,
      @BindMethods CredentialHint hint,
      @Bind("updatedAt") Instant updatedAt);

  @SqlQuery(
      """
      SELECT id, user_id, service_name, display_name,
        display_hint ->> 'prefix' AS hint_prefix, display_hint ->> 'suffix' AS hint_suffix,
        encrypted_credential, created_at
      FROM external_credentials WHERE user_id = :owner AND id = :id""")
  Optional<Row> find(@Bind("owner") String owner, @Bind("id") String id);

  @SqlQuery(
      """
      SELECT id, user_id, service_name, display_name,
        display_hint ->> 'prefix' AS hint_prefix, display_hint ->> 'suffix' AS hint_suffix,
        encrypted_credential, created_at
      FROM external_credentials WHERE user_id = :owner ORDER BY created_at DESC, rowid DESC""")
  List<Row> list(@Bind("owner") String owner);

  @SqlQuery(
      """
      SELECT id, user_id, service_name, display_name,
        display_hint ->> 'prefix' AS hint_prefix, display_hint ->> 'suffix' AS hint_suffix,
        encrypted_credential, created_at
      FROM external_credentials ORDER BY rowid""")
  List<Row> all();

  @SqlQuery(
      """
      SELECT EXISTS (
          SELECT 1 FROM external_credentials
          WHERE substr(encrypted_credential, 1, length(:prefix)) = :prefix)
        OR EXISTS (
          SELECT 1 FROM sub_keys WHERE substr(wrapped_key, 1, length(:prefix)) = :prefix)""")
  boolean holds(@Bind("prefix") String prefix);

  @SqlUpdate("DELETE FROM external_credentials WHERE user_id = :owner AND id = :id")
  int delete(@Bind("owner") String owner, @Bind("id") String id);
}
