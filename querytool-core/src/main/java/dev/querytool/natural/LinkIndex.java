package dev.querytool.natural;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables hold a term, in which of their parts. Immutable. */
final class LinkIndex {

  /** The tables that hold a term, and how surely. */
  static final class Postings {

    private static final Postings NONE = new Postings(new int[0], new double[0]);

    private final int[] tables;
    private final double[] weights;

    private Postings(int[] tables, double[] weights) {
      this.tables = tables;
      this.weights = weights;
    }

    int size() {
      return tables.length;
    }

    int table(int i) {
      return tables[i];
    }

    double weight(int i) {
      return weights[i];
    }
  }

  private static final double KEPT_OF_LONG = 0.6;

  private final int tables;
  private final Map<LinkField, Map<String, Postings>> postings = new EnumMap<>(LinkField.class);
  private final Set<String> terms;
  private final List<List<List<Set<String>>>> names;

  private LinkIndex(List<TableTerms> all) {
    this.tables = all.size();
    this.names = all.stream().map(TableTerms::names).toList();
    Set<String> known = new HashSet<>();
    for (LinkField field : LinkField.values()) {
      Map<String, Postings> ofField = index(all, field);
      known.addAll(ofField.keySet());
      postings.put(field, ofField);
    }
    this.terms = Set.copyOf(known);
  }

  static LinkIndex of(List<TableTerms> all) {
    return new LinkIndex(all);
  }

  int tables() {
    return tables;
  }

  /** Returns every term of every table. */
  Set<String> terms() {
    return terms;
  }

  /** Returns the parts of each name of a table. */
  List<List<Set<String>>> names(int table) {
    return names.get(table);
  }

  /** Returns the tables that hold a term in a part. */
  Postings postings(LinkField field, String term) {
    return postings.getOrDefault(field, Map.of()).getOrDefault(term, Postings.NONE);
  }

  /** Tells whether any table holds a term in a part. */
  boolean has(LinkField field, String term) {
    return postings.getOrDefault(field, Map.of()).containsKey(term);
  }

  /** Returns how much it says that a part of a table is found, by the number of those found. */
  double rarity(double found) {
    return Math.log1p((tables - found + 0.5) / (found + 0.5));
  }

  private static Map<String, Postings> index(List<TableTerms> all, LinkField field) {
    double mean = all.stream().mapToInt(table -> table.of(field).size()).average().orElse(1);
    Map<String, Map<Integer, Double>> collected = new LinkedHashMap<>();
    for (int table = 0; table < all.size(); table++) {
      Map<String, Double> ofTable = all.get(table).of(field);
      double kept = field.isText() ? kept(ofTable.size(), mean) : 1;
      for (Map.Entry<String, Double> term : ofTable.entrySet()) {
        collected
            .computeIfAbsent(term.getKey(), key -> new LinkedHashMap<>())
            .put(table, term.getValue() * kept);
      }
    }
    Map<String, Postings> index = new LinkedHashMap<>();
    collected.forEach((term, found) -> index.put(term, postings(found)));
    return index;
  }

  private static double kept(int size, double mean) {
    return 1 / (KEPT_OF_LONG + (1 - KEPT_OF_LONG) * size / Math.max(1, mean));
  }

  private static Postings postings(Map<Integer, Double> found) {
    List<Integer> tables = new ArrayList<>(found.keySet());
    return new Postings(
        tables.stream().mapToInt(Integer::intValue).toArray(),
        tables.stream().mapToDouble(table -> found.getOrDefault(table, 0.0)).toArray());
  }
}
