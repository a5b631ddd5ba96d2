package dev.querytool.natural;

import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.util.ArrayList;
import java.util.List;

/** Compares words and meanings; each counts for half. */
final class FusedLikeness implements Likeness {

  private final QuestionVectors vectors;

  FusedLikeness(QuestionVectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public List<Alike> rank(String question, List<Entry> entries) {
    double[] words = LexicalLikeness.cosines(question, entries);
    double[] meanings = vectors.cosines(question, entries.stream().map(Entry::question).toList());
    QuestionText asked = QuestionText.of(question);
    List<Alike> measured = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      double near = meanings.length == 0 ? words[i] : (words[i] + meanings[i]) / 2;
      measured.add(
          new Alike(
              entries.get(i), LexicalLikeness.similarity(asked, entries.get(i), words[i], near)));
    }
    return Likeness.ranked(measured);
  }
}
