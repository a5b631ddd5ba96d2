package dev.querytool.store;

import dev.querytool.query.AuditBreak;
import dev.querytool.query.AuditBreak.Kind;
import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies the chain from its beginning to its end, or to the first row that does not fit. */
final class ChainCheck {

  private static final String ROWS =
      "SELECT "
          + ChainLink.COLUMNS
          + " FROM query_history WHERE sequence IS NOT NULL"
          + " ORDER BY sequence";
  private static final String GAPS =
      "SELECT " + GapTable.COLUMNS + " FROM history_gaps ORDER BY first_sequence";

  private final Connection connection;
  private final HistorySeal seal;
  private final @Nullable AuditHead known;

  private long rows;
  private long removed;
  private long last;
  private String mac = HistoryHead.NO_MAC;
  private @Nullable AuditBreak found;

  /**
   * Has checked nothing yet.
   *
   * @param known what the chain is to lead to; null if nothing is known
   */
  ChainCheck(Connection connection, HistorySeal seal, @Nullable AuditHead known) {
    this.connection = connection;
    this.seal = seal;
    this.known = known;
  }

  AuditReport run() throws SQLException {
    try (PreparedStatement rowsByPlace = connection.prepareStatement(ROWS);
        PreparedStatement gapsByPlace = connection.prepareStatement(GAPS);
        ResultSet row = rowsByPlace.executeQuery();
        ResultSet gap = gapsByPlace.executeQuery()) {
      walk(row, gap);
    }
    Optional<HeadTable.Found> end = new HeadTable(connection, seal).find();
    if (found == null) {
      checkEnd(end);
    }
    long unchained = count("SELECT count(*) FROM query_history WHERE sequence IS NULL", 0);
    if (found == null && end.isPresent()) {
      checkUnchained(end.get().head().beginsAtId());
    }
    AuditBreak broken = found;
    return broken == null
        ? AuditReport.intact(rows, removed, unchained, head())
        : AuditReport.broken(rows, removed, unchained, broken);
  }

  private void walk(ResultSet row, ResultSet gap) throws SQLException {
    boolean inRow = row.next();
    boolean inGap = gap.next();
    while (found == null && (inRow || inGap)) {
      if (inGap && (!inRow || gap.getLong("first_sequence") <= row.getLong("sequence"))) {
        check(GapTable.read(gap), gap);
        inGap = gap.next();
      } else {
        check(ChainLink.read(row));
        inRow = row.next();
      }
    }
  }

  private void check(ChainLink link) throws SQLException {
    if (isNext(link.sequence())) {
      if (seal.fits(mac, link)) {
        rows++;
        pass(link.sequence(), link.mac());
      } else {
        boolean moved = new MovedRow(connection, seal).wasElsewhere(link);
        say(
            link.sequence(),
            moved ? Kind.MOVED : Kind.ALTERED,
            moved ? "it was written at another place" : "it is not what was written there");
      }
    }
  }

  private void check(HistoryGap gap, ResultSet row) throws SQLException {
    if (isNext(gap.first())) {
      if (!GapTable.isSealed(seal, gap, row) || !HistorySeal.same(gap.macBefore(), mac)) {
        say(gap.first(), Kind.ALTERED, "the note of its removal is not what was written there");
      } else if (!gap.sound()) {
        say(
            gap.first(),
            Kind.ALTERED_BEFORE_REMOVAL,
            "it or one up to row " + gap.last() + " had been changed before it was removed");
      } else {
        removed += gap.last() - gap.first() + 1;
        pass(gap.last(), gap.mac());
      }
    }
  }

  private boolean isNext(long sequence) {
    if (sequence == last + 1) {
      return true;
    }
    if (sequence <= last) {
      say(sequence, Kind.ALTERED, "it is there more than once");
    } else {
      say(
          last + 1,
          last == 0 ? Kind.HEAD_CUT : Kind.GAP,
          "it is missing, and all up to row " + (sequence - 1));
    }
    return false;
  }

  private void pass(long sequence, String nextMac) {
    last = sequence;
    mac = nextMac;
    if (known != null && known.sequence() == sequence && !HistorySeal.same(known.mac(), mac)) {
      say(sequence, Kind.OTHER_HISTORY, "it is not the one that was anchored");
    }
  }

  private void checkEnd(Optional<HeadTable.Found> end) {
    if (end.isEmpty() && last == 0 && seal.hasBegun()) {
      say(1, Kind.EMPTIED, "it is missing, and all after it, with every trace of them");
    } else if (end.isPresent() && end.get().sealed() && end.get().head().sequence() > last) {
      say(last + 1, Kind.TAIL_CUT, "it is missing, and all after it");
    } else if (end.isPresent() ? !isEnd(end.get()) : last > 0) {
      say(last, Kind.END_ALTERED, "the record that it is the last one is not what was written");
    } else if (known != null && known.sequence() > last) {
      say(last + 1, Kind.TAIL_CUT, "it was anchored, and is missing");
    }
  }

  private boolean isEnd(HeadTable.Found end) {
    return end.sealed() && end.head().sequence() == last && HistorySeal.same(end.head().mac(), mac);
  }

  private void checkUnchained(long beginsAtId) throws SQLException {
    long late =
        count(
            "SELECT count(*) FROM query_history"
                + " WHERE sequence IS NULL AND (id >= ? OR id < 1)",
            beginsAtId);
    if (late > 0) {
      say(last, Kind.UNCHAINED, "besides it, " + late + " rows were written without a master key");
    }
  }

  private @Nullable AuditHead head() {
    return last == 0 ? null : new AuditHead(last, mac);
  }

  private void say(long sequence, Kind kind, String what) {
    if (found == null) {
      found = new AuditBreak(sequence, kind, sequence + ": " + what);
    }
  }

  private long count(String sql, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (statement.getParameterMetaData().getParameterCount() > 0) {
        statement.setLong(1, value);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
