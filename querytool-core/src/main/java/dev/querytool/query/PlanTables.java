package dev.querytool.query;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** The tables of a plan while they are collected. */
final class PlanTables {

  private PlanTables() {}

  /** Returns an empty set that keeps tables in order of schema and name. */
  static Set<PlanTable> inOrder() {
    return new TreeSet<>(
        Comparator.comparing(PlanTable::schemaName).thenComparing(PlanTable::tableName));
  }
}
