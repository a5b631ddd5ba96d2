package dev.querytool.natural;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each term tells: the more, the fewer of some questions hold it. */
final class TermWeights {

  private final Map<String, Double> weights = new HashMap<>();
  private final double ofUnseen;

  private TermWeights(List<QuestionTerms> questions) {
    Map<String, Integer> questionsByTerm = new HashMap<>();
    for (QuestionTerms terms : questions) {
      terms.counts().keySet().forEach(term -> questionsByTerm.merge(term, 1, Integer::sum));
    }
    questionsByTerm.forEach((term, holding) -> weights.put(term, weight(questions, holding)));
    ofUnseen = weight(questions, 0);
  }

  static TermWeights among(List<QuestionTerms> questions) {
    return new TermWeights(questions);
  }

  /** Returns 0 for questions without a common term, 1 for those of the same terms. */
  double cosine(QuestionTerms one, QuestionTerms other) {
    double product = 0;
    for (Map.Entry<String, Integer> term : one.counts().entrySet()) {
      int there = other.counts().getOrDefault(term.getKey(), 0);
      double weight = there == 0 ? 0 : weight(term.getKey());
      product += term.getValue() * there * weight * weight;
    }
    double lengths = product == 0 ? 0 : length(one) * length(other);
    return lengths == 0 ? 0 : product / lengths;
  }

  private double length(QuestionTerms terms) {
    double sum = 0;
    for (Map.Entry<String, Integer> term : terms.counts().entrySet()) {
      double part = term.getValue() * weight(term.getKey());
      sum += part * part;
    }
    return Math.sqrt(sum);
  }

  private double weight(String term) {
    return weights.getOrDefault(term, ofUnseen);
  }

  private static double weight(List<QuestionTerms> questions, int holding) {
    return Math.log(1 + (1.0 + questions.size()) / (1 + holding));
  }
}
