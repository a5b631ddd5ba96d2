package dev.querytool.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds where a row was originally written that does not fit its place in the chain. */
final class MovedRow {

  private final Connection connection;
  private final HistorySeal seal;

  MovedRow(Connection connection, HistorySeal seal) {
    this.connection = connection;
    this.seal = seal;
  }

  /** The row before its place may have been moved too: two that changed places stand for it. */
  boolean wasElsewhere(ChainLink link) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sequence, mac FROM query_history WHERE sequence IS NOT NULL"
                    + " ORDER BY sequence")) {
      String before = HistoryHead.NO_MAC;
      while (row.next()) {
        long sequence = row.getLong(1);
        String mac = Columns.text(row, "mac");
        ChainLink there = new ChainLink(sequence, link.mac(), link.row());
        if (seal.fits(before, there) || seal.fits(mac, there)) {
          return true;
        }
        before = mac;
      }
      return false;
    }
  }
}
