package dev.querytool.connection;

import org.jspecify.annotations.Nullable;

/** A source that can say without an error that it no longer lends. */
interface Lender extends ConnectionSource {

  /**
   * Borrows a session; null if this source was closed.
   *
   * @param wait ends the waiting for sessions that are lent
   */
  @Nullable ReadSession tryBorrow(SessionWait wait);

  @Override
  default ReadSession borrow() {
    ReadSession session = tryBorrow(new SessionWait());
    if (session == null) {
      throw ConnectionStateException.closed();
    }
    return session;
  }
}
