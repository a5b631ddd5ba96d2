package dev.querytool.natural;

import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts a question where it has words that name nothing, into what it speaks of. Immutable. */
final class QuestionParts {

  private static final int MOST_PARTS = 8;

  private final Lexicon lexicon;

  QuestionParts(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Returns the parts, none twice, from left to right; none if the question is only one. */
  List<String> of(String question) {
    Set<String> parts = new LinkedHashSet<>();
    for (String clause : question.split("[\\p{Punct}\\p{IsPunctuation}&&[^'’-]]+", -1)) {
      addParts(clause, parts);
    }
    return parts.size() < 2 ? List.of() : parts.stream().limit(MOST_PARTS).toList();
  }

  private void addParts(String clause, Set<String> parts) {
    List<String> words = new ArrayList<>();
    for (Piece piece : SearchText.of(clause).pieces()) {
      if (piece.run()) {
        end(words, parts);
        lexicon.withoutEmpty(piece.text()).stream()
            .filter(part -> part.codePointCount(0, part.length()) > 1)
            .forEach(parts::add);
      } else if (lexicon.isEmpty(piece.text())) {
        end(words, parts);
      } else if (Character.isLetter(piece.text().charAt(0))) {
        words.add(piece.text());
      }
    }
    end(words, parts);
  }

  private static void end(List<String> words, Set<String> parts) {
    if (!words.isEmpty()) {
      parts.add(String.join(" ", words));
      words.clear();
    }
  }
}
