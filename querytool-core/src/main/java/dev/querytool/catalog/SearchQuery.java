package dev.querytool.catalog;

import java.util.List;

/**
 * What is searched for, cut like what is indexed.
 *
 * @param glued the whole of it without gaps
 * @param spaced its words with blanks around them
 * @param terms the words and pairs of characters of which one must be found
 */
record SearchQuery(String glued, String spaced, List<String> terms) {

  /** Reads no further than any question is long. */
  private static final int LONGEST = 2_000;

  static SearchQuery of(String text, int mostTerms) {
    SearchText cut = SearchText.of(text.substring(0, Math.min(text.length(), LONGEST)));
    return new SearchQuery(
        cut.glued(), cut.spaced(), cut.queryTerms().stream().limit(mostTerms).toList());
  }

  /** Tells whether words that begin with a term are meant too: not from one letter among others. */
  boolean isPrefix(String term) {
    return !SearchText.isRun(term) && (term.length() > 1 || terms.size() == 1);
  }
}
