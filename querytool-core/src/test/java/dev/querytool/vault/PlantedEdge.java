package dev.querytool.vault;

import dev.querytool.connection.Dialect;

/** Breaks the order of the packages, so that the architecture test can be seen red. */
public final class PlantedEdge {

  private PlantedEdge() {}

  static String breaksTheOrder() {
    return Dialect.SQLITE.dbType();
  }
}
