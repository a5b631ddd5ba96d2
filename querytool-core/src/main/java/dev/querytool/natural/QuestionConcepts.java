package dev.querytool.natural;

import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads from a question what it names, in terms of a catalogue. Immutable. */
final class QuestionConcepts {

  private static final double SYNONYM = 0.55;
  private static final double OF_SINGLE_CHARACTER = 0.25;
  private static final double OF_PAIR = 1;
  private static final double OF_LONGER = 0.5;
  private static final double OF_WORD_OF_ONE = 0.6;
  private static final double OF_PHRASE = 0.8;
  private static final double INITIALS = 0.5;
  private static final int MOST_WORDS = 200;

  /** Several of what is called by its initials, whose small letter begins no word. */
  private static final Pattern ACRONYMS = Pattern.compile("\\b(\\p{Lu}{2,})s\\b");

  private final Lexicon lexicon;
  private final Phrases phrases;
  private final NearTerms near;

  QuestionConcepts(Lexicon lexicon, NearTerms near) {
    this.lexicon = lexicon;
    this.phrases = new Phrases(lexicon);
    this.near = near;
  }

  /** Returns what is known of words. */
  Lexicon lexicon() {
    return lexicon;
  }

  List<Concept> of(String question) {
    Map<String, Concept> concepts = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    List<Piece> pieces =
        SearchText.of(ACRONYMS.matcher(question).replaceAll("$1")).pieces().stream()
            .limit(MOST_WORDS)
            .toList();
    for (Piece piece : pieces) {
      if (piece.run()) {
        addRun(piece.text(), concepts);
      } else if (!lexicon.isEmpty(piece.text())) {
        addWord(piece.text(), concepts);
        words.add(piece.text());
      }
    }
    addPhrases(pieces.stream().map(Piece::text).toList(), concepts);
    addGlued(pieces, concepts);
    addInitials(words, concepts);
    return concepts.values().stream().filter(concept -> !concept.terms().isEmpty()).toList();
  }

  private void addWord(String word, Map<String, Concept> concepts) {
    String stem = EnglishStem.of(word);
    Map<String, Double> terms = new LinkedHashMap<>(near.of(stem));
    lexicon.longForms(word).forEach(meant -> terms.merge(meant, 0.9, Math::max));
    lexicon.synonyms(stem).forEach(other -> addSynonym(other, terms));
    lexicon
        .longForms(word)
        .forEach(meant -> lexicon.synonyms(meant).forEach(other -> addSynonym(other, terms)));
    put(stem, 1, terms, concepts);
  }

  private void addRun(String run, Map<String, Concept> concepts) {
    for (String part : lexicon.withoutEmpty(run)) {
      for (int length = 1; length <= LinkTerms.LONGEST_PIECE; length++) {
        double weight = length == 1 ? OF_SINGLE_CHARACTER : length == 2 ? OF_PAIR : OF_LONGER;
        for (String piece : LinkTerms.pieces(part, length)) {
          if (!lexicon.isEmpty(piece)) {
            put(piece, weight, Map.of(piece, 1.0), concepts);
          }
        }
      }
    }
    for (String word : lexicon.wordsOf(run)) {
      Map<String, Double> terms = new LinkedHashMap<>();
      terms.put(word, 1.0);
      lexicon.synonyms(word).forEach(other -> addSynonym(other, terms));
      put(word, word.length() > 1 ? 1 : OF_WORD_OF_ONE, terms, concepts);
    }
  }

  private void addPhrases(List<String> words, Map<String, Concept> concepts) {
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 2; to <= Math.min(words.size(), from + Phrases.LONGEST); to++) {
        List<String> phrase = words.subList(from, to);
        Map<String, Double> terms = new LinkedHashMap<>();
        phrases.meant(phrase).forEach(other -> terms.put(other, OF_PHRASE));
        if (!terms.isEmpty()) {
          put(String.join(" ", phrase), 1, terms, concepts);
        }
      }
    }
  }

  /** Two words may be written as one by others: stock take, stocktake. */
  private void addGlued(List<Piece> pieces, Map<String, Concept> concepts) {
    for (int i = 1; i < pieces.size(); i++) {
      if (!pieces.get(i - 1).run() && !pieces.get(i).run()) {
        String glued = EnglishStem.of(pieces.get(i - 1).text() + pieces.get(i).text());
        Map<String, Double> terms = new LinkedHashMap<>();
        near.exact(glued).forEach(term -> terms.put(term, 1.0));
        lexicon.synonyms(glued).forEach(other -> addSynonym(other, terms));
        if (!terms.isEmpty()) {
          put(glued, 1, terms, concepts);
        }
      }
    }
  }

  private void addInitials(List<String> words, Map<String, Concept> concepts) {
    for (int i = 1; i < words.size(); i++) {
      String two = "" + words.get(i - 1).charAt(0) + words.get(i).charAt(0);
      put("=" + two, INITIALS, Map.of(two, 1.0), concepts);
      if (i > 1) {
        String three = words.get(i - 2).charAt(0) + two;
        put("=" + three, INITIALS, Map.of(three, 1.0), concepts);
      }
    }
  }

  private void addSynonym(String other, Map<String, Double> terms) {
    near.exact(other).forEach(term -> terms.merge(term, SYNONYM, Math::max));
  }

  private void put(
      String key, double weight, Map<String, Double> terms, Map<String, Concept> concepts) {
    Map<String, Double> known = new LinkedHashMap<>();
    terms.forEach((term, sure) -> near.exact(term).forEach(t -> known.put(t, sure)));
    Concept before = concepts.get(key);
    if (before != null) {
      before.terms().forEach((term, sure) -> known.merge(term, sure, Math::max));
    }
    double most = before == null ? weight : Math.max(weight, before.weight());
    concepts.put(key, new Concept(most, known));
  }
}
