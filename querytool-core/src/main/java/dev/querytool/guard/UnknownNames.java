package dev.querytool.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The names of one statement that are not known, collected so that its author hears of all at once.
 *
 * <p>Only what is certain is collected: behind a table that is not known, no name is blamed that
 * may be a column of it.
 */
final class UnknownNames {

  private static final int MOST = 20;
  private static final Set<String> CERTAIN =
      Set.of(GuardRule.UNKNOWN_TABLE.id(), GuardRule.UNKNOWN_COLUMN.id());

  private final List<GuardViolation> found = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  /**
   * Notes a name that is not known; the statement is refused in the end.
   *
   * @param name what is not known, in words that are the same for the same name
   * @param refusal finds out what may have been meant, which takes long
   */
  void add(String name, Supplier<Refusal> refusal) {
    if (told.add(name)) {
      add(refusal.get());
    }
  }

  private void add(Refusal refusal) {
    GuardViolation violation = refusal.violation();
    boolean told =
        found.stream().anyMatch(earlier -> earlier.message().equals(violation.message()));
    if (!told) {
      found.add(violation);
    }
    if (found.size() == MOST) {
      throw refusal();
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Refuses the statement if there is any. */
  void refuse() {
    if (!found.isEmpty()) {
      throw refusal();
    }
  }

  /**
   * Returns the refusal of a statement whose names could not be resolved to the end: that for the
   * names that are not known, or what stopped it if there are none.
   */
  Refusal insteadOf(Refusal stopped) {
    if (found.isEmpty()) {
      return stopped;
    }
    if (CERTAIN.contains(stopped.violation().rule()) && found.size() < MOST) {
      found.add(stopped.violation());
    }
    return refusal();
  }

  private Refusal refusal() {
    return new Refusal(
        found.stream()
            .distinct()
            .sorted(
                Comparator.comparingInt(GuardViolation::line)
                    .thenComparingInt(GuardViolation::column))
            .toList());
  }
}
