package dev.querytool.connection;

import org.jspecify.annotations.Nullable;

/** A source that can say, without an error, that it lends no more. */
interface Lender extends ConnectionSource {

  /** Borrows a session; null if this source was closed. */
  @Nullable ReadSession tryBorrow();

  @Override
  default ReadSession borrow() {
    ReadSession session = tryBorrow();
    if (session == null) {
      throw ConnectionStateException.closed();
    }
    return session;
  }
}
