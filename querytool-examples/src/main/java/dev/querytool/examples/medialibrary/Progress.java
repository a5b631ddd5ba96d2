package dev.querytool.examples.medialibrary;

import java.util.Locale;

/** How far a listener is with a work. */
enum Progress {
  /** To be listened to one day. */
  MARKED,
  /** Begun. */
  LISTENING,
  /** Heard to the end. */
  LISTENED,
  /** Put aside. */
  POSTPONED,
  /** Heard, and to be heard again. */
  REPLAY;

  /** Returns the one of a name in the file. */
  static Progress of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the name in the file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
