package dev.querytool.store;

import dev.querytool.query.HistoryEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code query_history} as it lies there, but for its place in the chain: what
 * is sealed is what is stored, not what is read out of it.
 *
 * @param values texts, {@code Long}s and nulls in the order of {@link #COLUMNS}
 */
record HistoryRow(List<@Nullable Object> values) {

  static final String COLUMNS =
      "id, connection_name, connection_turn, asked_at, caller, key_id, action, origin, query_text,"
          + " effective_sql, outcome, error_code, rule, message, row_count, is_truncated,"
          + " duration_ms";

  static final int COUNT = COLUMNS.split(",", -1).length;

  private static final byte NOTHING = 0;
  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;

  static HistoryRow of(HistoryEntry entry, long id, long turn) {
    List<@Nullable Object> values = new ArrayList<>(COUNT);
    Collections.addAll(values, id, entry.connection(), turn, StoredTime.write(entry.time()));
    Collections.addAll(values, entry.caller(), entry.keyId().orElse(null));
    Collections.addAll(values, entry.action().name(), entry.origin().name(), entry.text());
    Collections.addAll(values, entry.effectiveSql().orElse(null), entry.outcome().name());
    Collections.addAll(values, entry.errorCode().map(Enum::name).orElse(null));
    Collections.addAll(values, entry.rule().orElse(null), entry.message().orElse(null));
    Collections.addAll(values, entry.rows(), entry.truncated() ? 1L : 0L);
    values.add(entry.duration().toMillis());
    return new HistoryRow(values);
  }

  /** Reads the columns, which are the first of a result. */
  static HistoryRow read(ResultSet result) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(COUNT);
    for (int column = 1; column <= COUNT; column++) {
      Object value = result.getObject(column);
      values.add(value instanceof Integer number ? Long.valueOf(number) : value);
    }
    return new HistoryRow(values);
  }

  long id() {
    return values.get(0) instanceof Long id ? id : 0;
  }

  long turn() {
    return values.get(2) instanceof Long turn ? turn : 0;
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int column = 1; column <= COUNT; column++) {
      statement.setObject(column, values.get(column - 1));
    }
  }

  /** Returns the values in one way only, so that no two rows have the same bytes. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(512);
    for (Object value : values) {
      if (value == null) {
        all.write(NOTHING);
      } else if (value instanceof Long number) {
        all.write(NUMBER);
        all.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      } else {
        byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        all.write(TEXT);
        all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        all.writeBytes(text);
      }
    }
    return all.toByteArray();
  }
}
