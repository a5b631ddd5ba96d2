package dev.querytool.store;

import dev.querytool.access.Account;
import dev.querytool.access.AccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code users}. */
interface AccountDao {

  @SqlUpdate(
      """
      INSERT INTO users
        (uid, username, password_hash, is_admin, is_disabled, attributes, created_at, updated_at)
      VALUES
        (:uid, :username, :passwordHash, :admin, :disabled, :text, :createdAt, :updatedAt)""")
  int insert(
      @BindMethods Account account,
      @Bind("passwordHash") String passwordHash,
      @Bind("text") String attributes);

  @SqlUpdate(
      """
      UPDATE users
      SET username = :username, is_admin = :admin, is_disabled = :disabled, attributes = :text,
        updated_at = :updatedAt
      WHERE uid = :uid""")
  int update(@BindMethods Account account, @Bind("text") String attributes);

  @SqlUpdate(
      """
      UPDATE users SET password_hash = :newHash WHERE uid = :uid AND password_hash = :oldHash""")
  int rehash(
      @Bind("uid") String uid, @Bind("oldHash") String oldHash, @Bind("newHash") String newHash);

  @SqlUpdate(
      """
      UPDATE users
      SET password_hash = :passwordHash, generation = generation + 1, updated_at = :updatedAt
      WHERE uid = :uid""")
  int changePassword(
      @Bind("uid") String uid,
      @Bind("passwordHash") String passwordHash,
      @Bind("updatedAt") Instant updatedAt);

  @SqlUpdate("UPDATE users SET generation = generation + 1 WHERE uid = :uid")
  int endCallers(@Bind("uid") String uid);

  @SqlUpdate("UPDATE users SET seal = :seal WHERE uid = :uid")
  int seal(@Bind("uid") String uid, @Bind("seal") String seal);

  @SqlUpdate("DELETE FROM users WHERE uid = :uid")
  int delete(@Bind("uid") String uid);

  @SqlQuery(
      """
      SELECT uid, username, password_hash, is_admin, is_disabled, attributes, generation, seal,
        created_at AS user_created_at, updated_at AS user_updated_at
      FROM users WHERE username = :username COLLATE NOCASE""")
  Optional<AccountStore.Row> findByName(@Bind("username") String username);

  @SqlQuery(
      """
      SELECT uid, username, password_hash, is_admin, is_disabled, attributes, generation, seal,
        created_at AS user_created_at, updated_at AS user_updated_at
      FROM users WHERE password_hash IS NOT NULL ORDER BY username, uid""")
  List<AccountStore.Row> list();
}
