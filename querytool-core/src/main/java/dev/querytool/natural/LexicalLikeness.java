package dev.querytool.natural;

import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.util.ArrayList;
import java.util.List;

/** Compares the words of questions, each weighed by how rare it is among them. */
final class LexicalLikeness implements Likeness {

  @Override
  public List<Alike> rank(String question, List<Entry> entries) {
    List<Alike> measured = new ArrayList<>();
    double[] cosines = cosines(question, entries);
    QuestionText asked = QuestionText.of(question);
    for (int i = 0; i < cosines.length; i++) {
      measured.add(
          new Alike(entries.get(i), similarity(asked, entries.get(i), cosines[i], cosines[i])));
    }
    return Likeness.ranked(measured);
  }

  /** Returns the cosine with each, 0 to 1. */
  static double[] cosines(String question, List<Entry> entries) {
    List<QuestionTerms> terms =
        entries.stream().map(entry -> QuestionTerms.of(entry.question())).toList();
    TermWeights weights = TermWeights.among(terms);
    QuestionTerms asked = QuestionTerms.of(question);
    return terms.stream().mapToDouble(kept -> weights.cosine(asked, kept)).toArray();
  }

  /**
   * Keeps what is not the same question below what is, however near it comes.
   *
   * @param words the cosine of the words; questions without a common one are not the same
   * @param near how near they are in all
   */
  static double similarity(QuestionText asked, Entry entry, double words, double near) {
    return words > 0 && asked.isAnsweredBy(entry)
        ? SimilarQuery.SAME_QUESTION
        : Math.max(0, Math.min(near, SimilarQuery.MOST_ALIKE));
  }
}
