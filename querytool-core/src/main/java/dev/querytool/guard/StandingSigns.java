package dev.querytool.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What signs stand in a statement though the parser may be given others for them, or none.
 *
 * @param hidden the operators that the parser sees as a plus
 * @param shifts whether a sign or a plus may stand for an operator that makes large numbers
 * @param members whether one may stand for an operator that goes through members
 * @param padding the greatest length that a cast which the parser is spared may pad to, or 0
 */
record StandingSigns(Set<String> hidden, boolean shifts, boolean members, double padding) {

  /** Operators that make large numbers of small ones; the parser may be given a plus for them. */
  private static final Set<String> SHIFTS = Set.of("<<", "|", "#", "~", "@", "!!");

  private static final Pattern PADDED =
      Pattern.compile("(?i)(?:n?char|character|_?bpchar|_?bit|binary|_?numeric|decimal|dec)");

  static StandingSigns of(List<Token> tokens, CallCosts costs) {
    Set<String> hidden = new HashSet<>();
    boolean shifts = false;
    boolean members = false;
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.OPERATOR) {
        String sign = PostgresOperators.undoubled(token.text());
        shifts |= SHIFTS.contains(token.text());
        members |= !sign.equals("-") && goesThroughMembers(costs.of(sign).work());
        if (PostgresOperators.unparsed(sign)) {
          hidden.add(sign);
        }
      }
    }
    return new StandingSigns(hidden, shifts, members, padding(tokens));
  }

  private static boolean goesThroughMembers(CallCosts.Work work) {
    return work == CallCosts.Work.MEMBERS || work == CallCosts.Work.WORDS;
  }

  private static double padding(List<Token> all) {
    double most = 0;
    boolean casts = false;
    for (int at = 0; at < all.size(); at++) {
      Token token = all.get(at);
      if (token.kind() == Token.Kind.PUNCTUATION) {
        continue;
      }
      casts |= token.isSign("::") || token.isWord("RETURNING");
      if (token.kind() == Token.Kind.NUMBER
          && at > 1
          && all.get(at - 1).isSign("(")
          && PADDED.matcher(all.get(at - 2).text()).matches()) {
        most = Math.max(most, Extent.ofNumber(token.text()).count());
      }
    }
    return casts ? most : 0;
  }
}
