package dev.querytool.natural;

import dev.querytool.natural.LinkIndex.Postings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of a question each table says, by words alone. */
final class LexicalScores {

  private static final double BESIDES = 0.25;
  private static final double WHOLE_NAME = 0.45;
  private static final double FOREMOST = 0.5;
  private static final double STILL_FOREMOST = 0.6;

  private final LinkIndex index;
  private final double[] scores;
  private final double[] ofNames;
  private final Map<String, Double> said = new HashMap<>();

  private LexicalScores(LinkIndex index) {
    this.index = index;
    this.scores = new double[index.tables()];
    this.ofNames = new double[index.tables()];
  }

  static LexicalScores of(List<Concept> concepts, LinkIndex index) {
    LexicalScores scores = new LexicalScores(index);
    concepts.forEach(scores::add);
    scores.addWholeNames();
    return scores;
  }

  double[] scores() {
    return scores.clone();
  }

  /** Returns the terms that the question says, each with how surely. */
  Map<String, Double> said() {
    return said;
  }

  private void add(Concept concept) {
    concept.terms().forEach((term, sure) -> said.merge(term, sure * concept.weight(), Math::max));
    double[] most = new double[index.tables()];
    double[] sum = new double[index.tables()];
    for (LinkField field : LinkField.values()) {
      if (concept.terms().keySet().stream().noneMatch(term -> index.has(field, term))) {
        continue;
      }
      double[] found = found(concept, field);
      for (int table = 0; table < found.length; table++) {
        most[table] = Math.max(most[table], found[table]);
        sum[table] += found[table];
        if (field == LinkField.NAME || field == LinkField.CHINESE_NAME) {
          ofNames[table] += concept.weight() * found[table];
        }
      }
    }
    for (int table = 0; table < most.length; table++) {
      scores[table] += concept.weight() * (most[table] + BESIDES * (sum[table] - most[table]));
    }
    addForemost(concept, most);
  }

  private double[] found(Concept concept, LinkField field) {
    double[] found = new double[index.tables()];
    double many = 0;
    for (Map.Entry<String, Double> term : concept.terms().entrySet()) {
      Postings postings = index.postings(field, term.getKey());
      for (int i = 0; i < postings.size(); i++) {
        int table = postings.table(i);
        double now = term.getValue() * postings.weight(i);
        many += Math.max(0, Math.min(1, now) - Math.min(1, found[table]));
        found[table] = Math.max(found[table], now);
      }
    }
    double weight = field.weight() * index.rarity(many);
    for (int table = 0; table < found.length; table++) {
      found[table] *= weight;
    }
    return found;
  }

  /** What says a thing best is wanted for it, even if it says nothing else of the question. */
  private void addForemost(Concept concept, double[] found) {
    double most = 0;
    for (double each : found) {
      most = Math.max(most, each);
    }
    int foremost = 0;
    for (double each : found) {
      foremost += each > STILL_FOREMOST * most ? 1 : 0;
    }
    for (int table = 0; table < found.length; table++) {
      if (found[table] > STILL_FOREMOST * most) {
        scores[table] += FOREMOST * concept.weight() * found[table] / Math.sqrt(foremost);
      }
    }
  }

  private void addWholeNames() {
    for (int table = 0; table < scores.length; table++) {
      if (ofNames[table] > 0) {
        double whole = 0;
        for (List<Set<String>> name : index.names(table)) {
          whole = Math.max(whole, saidOf(name));
        }
        scores[table] += WHOLE_NAME * whole * ofNames[table];
      }
    }
  }

  private double saidOf(List<Set<String>> name) {
    double all = 0;
    double saidOfIt = 0;
    for (Set<String> part : name) {
      double rarity = 0;
      double most = 0;
      for (String term : part) {
        double tables =
            index.postings(LinkField.NAME, term).size()
                + index.postings(LinkField.CHINESE_NAME, term).size();
        rarity = Math.max(rarity, index.rarity(Math.max(1, Math.min(tables, index.tables()))));
        most = Math.max(most, said.getOrDefault(term, 0.0));
      }
      all += rarity;
      saidOfIt += rarity * most;
    }
    return all == 0 ? 0 : saidOfIt / all;
  }
}
