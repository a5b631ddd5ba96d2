package dev.querytool.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Judges the values that stand in the fields of a parsed statement, and claims the names.
 *
 * <p>One per statement; not thread-safe.
 */
final class LeafCheck {

  private static final Pattern LENGTH = Pattern.compile(" ?\\([0-9, ]*\\)");

  private final TokenIndex tokens;
  private static final int MOST_SHOWN = 4;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,30}(?:[.][0-9]{1,30})?");

  private final BuiltInNames builtIns;
  private final HostCalls host;
  private final EnumTypes enums;
  private final NameClaims claims;
  private int strings;

  LeafCheck(TokenIndex tokens, NodeWalk.Lists lists, NameClaims claims) {
    this.tokens = tokens;
    this.claims = claims;
    this.host = lists.host();
    this.builtIns = lists.builtIns();
    this.enums = lists.enums();
  }

  /** Judges one value; {@code place} is the offset where to point in a refusal. */
  void check(Object value, FieldRule rule, int place) {
    if (rule.decision() == FieldDecision.PLAIN) {
      // Harmless whatever it is.
      return;
    }
    String text = value.toString();
    switch (rule.decision()) {
      case NAME -> name(text, place);
      case TYPE -> type(text, place);
      case COLLATION -> collation(text, place);
      case LITERAL -> literal(text, rule, place);
      case ONLY -> only(text, rule, place);
      default -> throw refusal(GuardRule.FIELD_NOT_ALLOWED, rule.reason(), place);
    }
  }

  /** Returns how many string literals came as text. */
  int strings() {
    return strings;
  }

  private void name(String text, int place) {
    if (text.startsWith("'")) {
      throw refusal(GuardRule.STRING_AS_NAME, text + " stands in the place of a name", place);
    }
    int spelling = tokens.spelling(text);
    if (spelling < 0) {
      throw refusal(GuardRule.TREE_MISMATCH, "a name that is not one of the text's", place);
    }
    String word = tokens.spelled(spelling).word();
    if (builtIns.isReserved(word) && !builtIns.isValue(word)) {
      throw refusal(GuardRule.TREE_MISMATCH, text + " is a key word and no name", place);
    }
    claims.claim(spelling);
  }

  /** Returns a type's name without its length and digits. */
  private static String bare(String type) {
    return LENGTH.matcher(type).replaceAll("").strip();
  }

  private void type(String text, int place) {
    String bare = bare(text);
    if (host.isType(bare)) {
      int dot = bare.lastIndexOf('.');
      claims.claim(bare.substring(0, dot));
      claims.claim(bare.substring(dot + 1));
      return;
    }
    if (enums.has(bare)) {
      EnumTypes.parts(bare).forEach(claims::claim);
      return;
    }
    if (!builtIns.isType(bare)) {
      throw refusal(GuardRule.TYPE_NOT_ALLOWED, "the type " + bare, place);
    }
    for (String word : bare.split(" ", -1)) {
      claims.claim(word);
    }
  }

  private void collation(String text, int place) {
    if (!builtIns.isCollation(text)) {
      throw refusal(GuardRule.FIELD_NOT_ALLOWED, "the collation " + text, place);
    }
    claims.claim(text);
  }

  private void literal(String text, FieldRule rule, int place) {
    if (text.startsWith("'") && text.endsWith("'")) {
      strings++;
    } else if (!NUMBER.matcher(text).matches()) {
      throw refusal(GuardRule.FIELD_NOT_ALLOWED, rule.reason(), place);
    }
  }

  private void only(String text, FieldRule rule, int place) {
    if (!rule.values().contains(text) && !rule.values().contains(text.toUpperCase(Locale.ROOT))) {
      throw refusal(GuardRule.FIELD_NOT_ALLOWED, text + onlyRead(rule), place);
    }
  }

  private static String onlyRead(FieldRule rule) {
    return rule.values().size() > MOST_SHOWN
        ? ""
        : "; only " + String.join(", ", new TreeSet<>(rule.values())).strip() + " is read";
  }

  private Refusal refusal(GuardRule rule, String reason, int place) {
    String message = "Not allowed here: " + reason + ".";
    Optional<Token> token = tokens.nearest(place);
    return token.isPresent() ? rule.at(token.get(), message) : rule.refusal(message);
  }
}
