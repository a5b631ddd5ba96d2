package dev.querytool.examples.medialibrary;

import java.util.Locale;

/** What a listener may do. */
enum UserGroup {
  /** Everything. */
  ADMINISTRATOR,
  /** Listen and write reviews. */
  USER,
  /** Listen. */
  GUEST;

  /** Returns the one of a name in the file. */
  static UserGroup of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the name in the file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
