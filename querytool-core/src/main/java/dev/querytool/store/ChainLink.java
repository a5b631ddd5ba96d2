package dev.querytool.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A row at its place in the chain.
 *
 * @param sequence its number; 0 if it is not in the chain
 * @param mac what was computed of it and the row before; empty if it is not in the chain
 */
record ChainLink(long sequence, String mac, HistoryRow row) {

  static final String COLUMNS = HistoryRow.COLUMNS + ", sequence, mac";

  static ChainLink read(ResultSet result) throws SQLException {
    return new ChainLink(
        result.getLong("sequence"),
        Objects.requireNonNullElse(result.getString("mac"), ""),
        HistoryRow.read(result));
  }
}
