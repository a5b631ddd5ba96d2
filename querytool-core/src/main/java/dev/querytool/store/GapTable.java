package dev.querytool.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code history_gaps}, whose rows are believed only if their seals fit. */
final class GapTable {

  static final String COLUMNS = "first_sequence, last_sequence, mac_before, mac, is_sound, seal";

  private final PreparedOnce statements;
  private final HistorySeal seal;

  GapTable(PreparedOnce statements, HistorySeal seal) {
    this.statements = statements;
    this.seal = seal;
  }

  /** Returns the gap up to a row; one whose seal does not fit is not sound. */
  Optional<HistoryGap> endingAt(long sequence) throws SQLException {
    return find("last_sequence", sequence);
  }

  /** Returns the gap from a row on; one whose seal does not fit is not sound. */
  Optional<HistoryGap> beginningAt(long sequence) throws SQLException {
    return find("first_sequence", sequence);
  }

  void insert(HistoryGap gap) throws SQLException {
    PreparedStatement statement =
        statements.of("INSERT INTO history_gaps (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)");
    statement.setLong(1, gap.first());
    statement.setLong(2, gap.last());
    statement.setString(3, gap.macBefore());
    statement.setString(4, gap.mac());
    statement.setInt(5, gap.sound() ? 1 : 0);
    statement.setString(6, seal.gap(gap));
    statement.executeUpdate();
  }

  void delete(HistoryGap gap) throws SQLException {
    PreparedStatement statement =
        statements.of("DELETE FROM history_gaps WHERE first_sequence = ?");
    statement.setLong(1, gap.first());
    statement.executeUpdate();
  }

  private Optional<HistoryGap> find(String column, long sequence) throws SQLException {
    PreparedStatement statement =
        statements.of("SELECT " + COLUMNS + " FROM history_gaps WHERE " + column + " = ?");
    statement.setLong(1, sequence);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(believed(row)) : Optional.empty();
    }
  }

  private HistoryGap believed(ResultSet row) throws SQLException {
    HistoryGap gap = read(row);
    return isSealed(seal, gap, row) ? gap : gap.unsound();
  }

  static HistoryGap read(ResultSet row) throws SQLException {
    return new HistoryGap(
        row.getLong("first_sequence"),
        row.getLong("last_sequence"),
        Columns.text(row, "mac_before"),
        Columns.text(row, "mac"),
        row.getBoolean("is_sound"));
  }

  static boolean isSealed(HistorySeal seal, HistoryGap gap, ResultSet row) throws SQLException {
    return HistorySeal.same(seal.gap(gap), Columns.text(row, "seal"));
  }
}
