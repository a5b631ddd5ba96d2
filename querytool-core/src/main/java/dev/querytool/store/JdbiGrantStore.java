package dev.querytool.store;

import dev.querytool.access.GrantPlace;
import dev.querytool.access.GrantStore;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps grants in the store. */
final class JdbiGrantStore implements GrantStore {

  private static final String OF_CALL =
      """
      SELECT g.id, g.user_id, g.key_id, g.connection_id, c.name, g.content, g.seal
      FROM connections c JOIN grants g ON g.connection_id = c.id
      WHERE c.name = ?1 AND g.user_id = ?2 AND (g.key_id IS NULL OR g.key_id = ?3)
      UNION ALL
      SELECT 0, e.user_id, e.key_id, c.id, c.name, NULL, ''
      FROM connections c JOIN ended_grants e ON e.connection_name = c.name
      WHERE c.name = ?1 AND e.user_id = ?2 AND (e.key_id IS NULL OR e.key_id = ?3)
      ORDER BY 3""";

  private final Database database;

  JdbiGrantStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<GrantPlace> placeOf(String connection) {
    return database.read(
        work ->
            work.dao(ConnectionDao.class)
                .find(connection)
                .map(row -> new GrantPlace(row.id(), row.name(), row.leadsTo())));
  }

  @Override
  public void put(Row row, Instant now) {
    write(
        dao -> {
          dao.delete(row.owner(), row.keyId(), row.connectionId());
          dao.forget(row.owner(), row.keyId(), row.connection());
          return dao.insert(row, now);
        });
  }

  @Override
  public boolean delete(String owner, @Nullable String keyId, String connection) {
    return write(
            dao ->
                dao.forget(owner, keyId, connection)
                    + dao.findConnection(connection)
                        .map(id -> dao.delete(owner, keyId, id))
                        .orElse(0))
        > 0;
  }

  @Override
  public List<Row> of(String owner, @Nullable String keyId, String connection) {
    return database.readOnce(
        OF_CALL,
        statement -> {
          statement.setString(1, connection);
          statement.setString(2, owner);
          statement.setString(3, keyId);
          try (ResultSet row = statement.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(GrantMapper.grant(row));
            }
            return rows;
          }
        });
  }

  @Override
  public List<Row> list(String owner) {
    return database.read(work -> work.dao(GrantDao.class).list(owner));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  private int write(Function<GrantDao, Integer> task) {
    return database.write(work -> task.apply(work.dao(GrantDao.class)));
  }
}
