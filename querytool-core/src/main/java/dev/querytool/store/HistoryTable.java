package dev.querytool.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the table {@code query_history} with bare JDBC, many rows at a time. */
final class HistoryTable {

  /** What is too much of a connection. */
  static final String TOO_MANY =
      """
      connection_name = ?1
        AND (SELECT max(connection_turn) FROM query_history WHERE connection_name = ?1) - ?2
          >= connection_turn""";

  /**
   * What is too much of what never ran, on names that no connection has: there are more names than
   * anybody keeps rows of each.
   */
  static final String TOO_MANY_ASTRAY =
      """
      effective_sql IS NULL AND error_code IS NOT NULL
        AND connection_name NOT IN (SELECT name FROM connections)
        AND id <= (
          SELECT id FROM query_history
          WHERE effective_sql IS NULL AND error_code IS NOT NULL
            AND connection_name NOT IN (SELECT name FROM connections)
          ORDER BY id DESC LIMIT 1 OFFSET ?1)""";

  private static final String TOO_OLD =
      """
      id < coalesce(
        (SELECT id FROM query_history WHERE asked_at >= ?1 ORDER BY id LIMIT 1),
        (SELECT max(id) + 1 FROM query_history))""";

  private static final int AT_ONCE = 1_000;
  private static final String INSERT =
      "INSERT INTO query_history ("
          + ChainLink.COLUMNS
          + ") VALUES ("
          + "?, ".repeat(HistoryRow.COUNT)
          + "?, ?)";

  private final PreparedOnce statements;
  private final Map<String, Long> turns = new HashMap<>();

  /** Whether rows that are in the chain are left alone, since their place could not be sealed. */
  private final boolean chainUntouched;

  HistoryTable(PreparedOnce statements, boolean chainUntouched) {
    this.statements = statements;
    this.chainUntouched = chainUntouched;
  }

  long lastId() throws SQLException {
    return number("SELECT seq FROM sqlite_sequence WHERE name = 'query_history'");
  }

  /** Returns the greatest number that a row or a gap has in the chain, 0 if there is none. */
  long lastSequence() throws SQLException {
    return Math.max(
        number("SELECT max(sequence) FROM query_history"),
        number("SELECT max(last_sequence) FROM history_gaps"));
  }

  /** Returns a number that no row of the connection has, greater by one on each call. */
  long nextTurn(String name) throws SQLException {
    String key = lowerCase(name);
    Long last = turns.get(key);
    long next =
        1
            + (last != null
                ? last
                : number(
                    "SELECT max(connection_turn) FROM query_history WHERE connection_name = ?",
                    name));
    turns.put(key, next);
    return next;
  }

  Optional<ChainLink> find(long id) throws SQLException {
    return links("id = ?1", id).stream().findFirst();
  }

  Optional<String> macAt(long sequence) throws SQLException {
    PreparedStatement statement = statements.of("SELECT mac FROM query_history WHERE sequence = ?");
    statement.setLong(1, sequence);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
    }
  }

  List<ChainLink> tooMany(String name, int keep) throws SQLException {
    return links(TOO_MANY + untouched(), name, keep);
  }

  List<ChainLink> tooManyAstray(int keep) throws SQLException {
    return links(TOO_MANY_ASTRAY + untouched(), keep);
  }

  boolean isConnection(String name) throws SQLException {
    return number("SELECT 1 FROM connections WHERE name = ? COLLATE NOCASE", name) == 1;
  }

  List<ChainLink> tooOld(String oldest) throws SQLException {
    return links(TOO_OLD + untouched(), oldest);
  }

  List<ChainLink> on(String name) throws SQLException {
    return links("connection_name = ?1", name);
  }

  void insert(ChainLink link) throws SQLException {
    PreparedStatement statement = statements.of(INSERT);
    link.row().bind(statement);
    boolean chained = link.sequence() > 0;
    statement.setObject(HistoryRow.COUNT + 1, chained ? link.sequence() : null);
    statement.setString(HistoryRow.COUNT + 2, chained ? link.mac() : null);
    statement.executeUpdate();
  }

  void delete(List<ChainLink> links) throws SQLException {
    PreparedStatement statement = statements.of("DELETE FROM query_history WHERE id = ?");
    for (ChainLink link : links) {
      statement.setLong(1, link.row().id());
      statement.executeUpdate();
    }
  }

  /** Folds names as the column does: ASCII alone. */
  private static String lowerCase(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int at = 0; at < folded.length(); at++) {
      char letter = folded.charAt(at);
      if (letter >= 'A' && letter <= 'Z') {
        folded.setCharAt(at, (char) (letter + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  private String untouched() {
    return chainUntouched ? " AND sequence IS NULL" : "";
  }

  /** Returns some of the rows, in the order of the chain. */
  private List<ChainLink> links(String condition, Object... values) throws SQLException {
    String sql =
        "SELECT "
            + ChainLink.COLUMNS
            + " FROM query_history WHERE "
            + condition
            + " ORDER BY sequence, id LIMIT "
            + AT_ONCE;
    PreparedStatement statement = statements.of(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    List<ChainLink> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(ChainLink.read(row));
      }
    }
    return found;
  }

  private long number(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.of(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
