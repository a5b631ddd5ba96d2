package dev.querytool.query;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a stream that has become unreachable without being closed; without effect if it had ended
 * before.
 */
final class LostStream extends PhantomReference<RowStream> {

  private static final Logger LOG = LoggerFactory.getLogger(LostStream.class);

  private final RunningQuery query;
  private final String place;

  LostStream(RowStream stream, ReferenceQueue<RowStream> lost, RunningQuery query, String place) {
    super(stream, lost);
    this.query = query;
    this.place = place;
  }

  void end() {
    if (query.hasEnded()) {
      return;
    }
    query.stop(StopReason.FORGOTTEN);
    LOG.warn(
        "a row stream on '{}', opened at {}, was never closed; its session is taken back",
        query.connection(),
        place);
  }
}
