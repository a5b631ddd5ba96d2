package dev.querytool.catalog;

import java.util.LinkedHashSet;
import java.util.Set;

/** A name or Chinese name in the form in which searches compare it; empty if there is none. */
final class SearchName {

  private final String original;
  private final String glued;
  private final String spaced;

  private SearchName(String original, String glued, String spaced) {
    this.original = original;
    this.glued = glued;
    this.spaced = spaced;
  }

  static SearchName of(String name) {
    SearchText text = SearchText.of(name);
    return new SearchName(name, text.glued(), text.spaced());
  }

  String original() {
    return original;
  }

  Set<String> indexTermsOfName() {
    Set<String> terms = new LinkedHashSet<>(SearchText.of(original).indexTerms());
    if (!glued.isEmpty()) {
      terms.add(glued);
    }
    return terms;
  }

  boolean equalsWhole(SearchQuery query) {
    return glued.equals(query.glued());
  }

  /** Tells whether the query names it among other words. */
  boolean isPartOf(SearchQuery query) {
    return !glued.isEmpty() && query.spaced().contains(spaced);
  }

  boolean startsWith(SearchQuery query) {
    return glued.startsWith(query.glued());
  }

  /** Tells whether it holds a word that is searched for. */
  boolean shares(SearchQuery query) {
    return query.terms().stream().anyMatch(term -> holds(term, query.isPrefix(term)));
  }

  private boolean holds(String term, boolean prefix) {
    return spaced.contains(prefix ? " " + term : " " + term + " ")
        || glued.equals(term)
        || (SearchText.isRun(term) && glued.contains(term));
  }
}
