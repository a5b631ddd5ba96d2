package dev.querytool.guard;

import java.util.Set;

/**
 * PostgreSQL's own operators. None of them does more than compute: no volatile function stands
 * behind any operator of {@code pg_catalog}.
 */
final class PostgresOperators {

  /** Operators between two values that the parser reads as PostgreSQL does. */
  private static final Set<String> PARSED =
      words("+ - * / % ^ < > = <= >= <> != || :: : ~ ~* !~ !~* && @> <@");

  /** All others between two values; to PostgreSQL they rank alike. */
  private static final Set<String> BETWEEN =
      words(
          """
          !~~ !~~* # ## #- #> #>> & &< &<| &> *< *<= *<> *= *> *>= -> ->> -|- << <<= <<| <-> <^
          >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @? @@ ^@ | |&> |>> ~<=~ ~<~ ~= ~>=~ ~>~ ~~ ~~*
          """);

  /** Operators before a value. */
  private static final Set<String> BEFORE = words("!! # + - ?- ?| @ @-@ @@ |/ ||/ ~");

  /** Operators that compare each element with each, as overlap does. */
  private static final Set<String> OF_MEMBERS = Set.of("?|", "?&");

  private PostgresOperators() {}

  /** Returns the operator that the parser reads in the place of one that it is spared. */
  static String standIn(String operator) {
    if (PARSED.contains(operator)) {
      return operator;
    }
    return OF_MEMBERS.contains(undoubled(operator)) ? "&&" : "+";
  }

  /** Tells whether an operator, as PostgreSQL writes it, stands between two values. */
  static boolean between(String operator) {
    return PARSED.contains(operator) || BETWEEN.contains(operator);
  }

  /** Tells whether an operator stands before a value. */
  static boolean before(String operator) {
    return BEFORE.contains(operator);
  }

  /** Tells whether an operator is one that the parser is spared. */
  static boolean unparsed(String operator) {
    return !PARSED.contains(operator);
  }

  /** Returns an operator as PostgreSQL has it: to drivers a question mark is a value's place. */
  static String undoubled(String written) {
    return written.indexOf('?') < 0 ? written : written.replace("??", "?");
  }

  /** Returns an operator as drivers take it, each question mark written twice. */
  static String doubled(String operator) {
    return operator.indexOf('?') < 0 ? operator : undoubled(operator).replace("?", "??");
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
