package dev.querytool.store;

import java.time.Instant;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What opening a store reads and makes. */
interface SetupDao {

  @SqlQuery("SELECT value FROM store_properties WHERE name = 'store_id'")
  String storeId();

  @SqlQuery("SELECT EXISTS (SELECT 1 FROM users WHERE uid = :uid)")
  boolean hasUser(@Bind("uid") String uid);

  @SqlQuery("SELECT EXISTS (SELECT 1 FROM users WHERE uid = :uid AND password_hash IS NOT NULL)")
  boolean hasPassword(@Bind("uid") String uid);

  @SqlUpdate(
      """
      INSERT INTO users (uid, username, is_admin, created_at) VALUES (:uid, :username, 1, :now)
      ON CONFLICT (uid) DO NOTHING""")
  int insertAdmin(
      @Bind("uid") String uid, @Bind("username") String username, @Bind("now") Instant now);
}
