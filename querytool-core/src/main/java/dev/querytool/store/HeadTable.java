package dev.querytool.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The one row of the table {@code history_head}. */
final class HeadTable {

  /**
   * The row as it was found.
   *
   * @param sealed whether its seal fits
   */
  record Found(HistoryHead head, boolean sealed) {}

  private final Connection connection;
  private final HistorySeal seal;

  HeadTable(Connection connection, HistorySeal seal) {
    this.connection = connection;
    this.seal = seal;
  }

  Optional<Found> find() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT sequence, mac, begins_at_id, seal FROM history_head")) {
      if (!row.next()) {
        return Optional.empty();
      }
      HistoryHead head =
          new HistoryHead(
              row.getLong("sequence"), Columns.text(row, "mac"), row.getLong("begins_at_id"));
      boolean sealed = HistorySeal.same(seal.head(head), Columns.text(row, "seal"));
      return Optional.of(new Found(head, sealed));
    }
  }

  void save(HistoryHead head) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO history_head (id, sequence, mac, begins_at_id, seal)"
                + " VALUES (1, ?, ?, ?, ?)")) {
      statement.setLong(1, head.sequence());
      statement.setString(2, head.mac());
      statement.setLong(3, head.beginsAtId());
      statement.setString(4, seal.head(head));
      statement.executeUpdate();
    }
  }
}
