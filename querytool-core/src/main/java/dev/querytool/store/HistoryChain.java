package dev.querytool.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The chain as one transaction makes it longer and takes rows out of it. What it finds changed it
 * goes on from in a way that {@link ChainCheck} always sees. Used by one thread.
 */
final class HistoryChain {

  private final HistorySeal seal;
  private final HistoryTable table;
  private final HeadTable heads;
  private final GapTable gaps;
  private HistoryHead head;

  HistoryChain(Connection connection, PreparedOnce statements, HistorySeal seal, HistoryTable table)
      throws SQLException {
    this.seal = seal;
    this.table = table;
    this.heads = new HeadTable(connection, seal);
    this.gaps = new GapTable(statements, seal);
    this.head = begin();
  }

  /** Puts a row at the end of the chain. */
  ChainLink append(HistoryRow row) {
    String mac = seal.row(head.mac(), head.sequence() + 1, row);
    head = head.next(mac);
    return new ChainLink(head.sequence(), mac, row);
  }

  /** Takes rows out that are about to be deleted, in the order of the chain. */
  void remove(List<ChainLink> links) throws SQLException {
    int from = 0;
    while (from < links.size()) {
      int to = from + 1;
      while (to < links.size() && links.get(to).sequence() == links.get(to - 1).sequence() + 1) {
        to++;
      }
      if (links.get(from).sequence() > 0) {
        removeNeighbours(links.subList(from, to));
      }
      from = to;
    }
  }

  /** Seals the end. */
  void end() throws SQLException {
    heads.save(head);
  }

  private HistoryHead begin() throws SQLException {
    Optional<HeadTable.Found> found = heads.find();
    if (found.isPresent() && found.get().sealed()) {
      return found.get().head();
    }
    boolean emptied = found.isEmpty() && seal.hasBegun() && table.lastSequence() == 0;
    long last = emptied ? 1 : table.lastSequence();
    return new HistoryHead(last, HistoryHead.NO_MAC, table.lastId() + 1);
  }

  private void removeNeighbours(List<ChainLink> links) throws SQLException {
    long first = links.get(0).sequence();
    ChainLink last = links.get(links.size() - 1);
    Optional<HistoryGap> left = gaps.endingAt(first - 1);
    Optional<HistoryGap> right = gaps.beginningAt(last.sequence() + 1);
    String before = left.isPresent() ? left.get().mac() : macBefore(first);
    HistoryGap gap =
        new HistoryGap(first, last.sequence(), before, last.mac(), isSound(before, links));
    if (left.isPresent()) {
      gaps.delete(left.get());
      gap = left.get().and(gap);
    }
    if (right.isPresent()) {
      gaps.delete(right.get());
      gap = gap.and(right.get());
    }
    gaps.insert(gap);
  }

  /** A row that is missing has a MAC that fits nothing. */
  private String macBefore(long sequence) throws SQLException {
    return sequence == 1 ? HistoryHead.NO_MAC : table.macAt(sequence - 1).orElse("");
  }

  private boolean isSound(String macBefore, List<ChainLink> links) {
    String before = macBefore;
    for (ChainLink link : links) {
      if (!seal.fits(before, link)) {
        return false;
      }
      before = link.mac();
    }
    return true;
  }
}
