package dev.querytool.store;

import java.util.Map;

/** Refuses changes of rows that are not there. */
final class Missing {

  private Missing() {}

  static void refuse(String what, Object id, int changed) {
    if (changed == 0) {
      throw new StoreException(
          "The store has no " + what + " with the id '" + id + "' to change; read it again first",
          Map.of("id", id));
    }
  }
}
