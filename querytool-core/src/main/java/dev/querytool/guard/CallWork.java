package dev.querytool.guard;

import java.util.Optional;

/** Adds up how much work the calls of a statement are. */
final class CallWork {

  /** Steps that take about a fifth of a second where they are small. */
  private static final double MOST = 2e8;

  /** What all calls of a statement may take together: no engine looks for a cancel between them. */
  private static final double MOST_OF_ALL = 5e9;

  private static final double LINEAR = 10;
  private static final double ELEMENT = 10;

  /** What a character costs of a document that is read, or of a text whose letters are changed. */
  private static final double SLOW = 15;

  /** Of how many characters of stored text one is replaced. */
  private static final double RARE = 100;

  /** Digits that are multiplied at once. */
  private static final double LIMB = 4;

  /** What a pattern of two stored values and some signs has; a thread's stack holds it. */
  private static final double DEEPEST = 2_500;

  private double all;

  /** Adds a call, and returns why it is too much, if it is. */
  Optional<String> add(String name, CallCosts.Work work, CallArguments arguments) {
    double steps = steps(work, arguments);
    if (!(steps <= MOST)) {
      return Optional.of(name + tooMuch(work));
    }
    return add(steps + arguments.size() * LINEAR)
        ? Optional.empty()
        : Optional.of("The calls up to " + name + " go through too many long texts.");
  }

  private static String tooMuch(CallCosts.Work work) {
    return work == CallCosts.Work.DEAF
        ? " would go through a long text, that the statement makes, without hearing a cancel; call"
            + " it on each value before they are gathered."
        : " would go through a long text, that the statement makes, again and again.";
  }

  /** Adds steps that are no call's own, and tells whether all are still few enough. */
  boolean add(double steps) {
    all += steps;
    return all <= MOST_OF_ALL;
  }

  /** Returns how many steps there are so far. */
  double all() {
    return all;
  }

  private static double steps(CallCosts.Work work, CallArguments given) {
    return switch (work) {
      case LITTLE -> 0;
      case PRODUCT -> given.has(2) ? given.size(0) * given.size(1) : 0;
      case DEEP -> given.has(2) ? deep(given.size(0), given.size(1)) : 0;
      case MEMBERS -> given.has(2) ? given.size(0) * given.size(1) / ELEMENT : 0;
      case WORDS -> given.has(2) ? (given.size(0) / ELEMENT + given.size(1)) * given.size(1) : 0;
      case EACH -> given.isEmpty() ? 0 : given.size(0) * (given.extents().size() - 1);
      case PATTERN -> given.has(2) ? given.size(1) * given.size(1) : 0;
      case SQUARE -> given.size() * given.size();
      case RESIZED -> given.has(3) ? resized(given) : 0;
      case DEAF -> given.isEmpty() ? 0 : given.size(0) * Math.max(SLOW, given.sizeFrom(1));
      case DIGITS -> Math.min(MOST, digits(given) * digits(given) / LIMB / LIMB);
    };
  }

  private static double resized(CallArguments given) {
    boolean alike = CallResults.isPlain(given.value(1)) && CallResults.isPlain(given.value(2));
    double found = given.size(0) * given.size(1);
    if (alike && given.size(1) == given.size(2)) {
      return found;
    }
    double places = given.size(0) / (given.extents().get(0).stored() ? RARE : ELEMENT);
    return Math.max(found, given.size(0) * places);
  }

  /** Returns how many digits a power has, at most. */
  private static double digits(CallArguments given) {
    double many = given.has(2) ? given.size(0) * Math.max(1, given.count(1)) : 0;
    return Math.min(CallResults.DIGITS, many);
  }

  private static double deep(double one, double other) {
    return Math.min(one, other) > DEEPEST ? Double.POSITIVE_INFINITY : one * other;
  }
}
