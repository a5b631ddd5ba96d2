package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What calls make of their arguments and how much work they are: {@code costs/all.txt} and the file
 * of the dialect. Immutable, safe for use by many threads.
 */
final class CallCosts {

  /** How large the result of a call is. */
  enum Makes {
    /** As large as the arguments together. */
    TOGETHER,
    /** As large as the largest argument. */
    LARGEST,
    /** A number, a date or the like. */
    SHORT,
    /** The first argument, as often as the second says. */
    REPEATED,
    /** As long as the second argument says, or as the arguments are. */
    PADDED,
    /** As long as the first argument says. */
    SPACES,
    /** What many rows make together. */
    GATHERED,
    /** What many whole rows, with the names of their fields, make together. */
    DOCUMENT,
    /** The first argument, with the third in place of the second. */
    REPLACED,
    /** The first argument, with the third between all its characters. */
    REWRITTEN,
    /** The first argument, with the second between, or the third for, all its elements. */
    JOINED,
    /** The arguments, with the first between them. */
    SEPARATED,
    /** The arguments together, twice. */
    ESCAPED,
    /** The arguments together, often. */
    MANIFOLD,
    /** The first argument, indented by the second at each depth. */
    INDENTED,
    /** As long as the numbers in a literal first argument say. */
    FORMATTED,
    /** The first argument as often as all numbers of the second, multiplied, say. */
    FILLED,
    /** As many digits as a number may have. */
    DIGITS,
    /** The arguments together, and as many digits as the second says. */
    ROUNDED
  }

  /** How much work a call is. */
  enum Work {
    /** Little, or it hears when it is cancelled. */
    LITTLE,
    /** Each character of the first argument with each of the second. */
    PRODUCT,
    /** Each element of the first argument with each of the second. */
    MEMBERS,
    /** As with members, and each character of the second argument with each. */
    WORDS,
    /** Like a product, and as deep as the shorter of both is long. */
    DEEP,
    /** The first argument anew for each of the others. */
    EACH,
    /** Each character of the second argument with each. */
    PATTERN,
    /** Each character with each. */
    SQUARE,
    /** Each character of the first argument, slowly, with each of the second if there is one. */
    DEAF,
    /** The first argument anew for each place where the third makes it longer or shorter. */
    RESIZED,
    /** Each digit of the result with each; one call is never too much, many are. */
    DIGITS
  }

  /** How great the result of a call is as a number. */
  enum Counts {
    /** Not known. */
    ANYTHING,
    /** The greatest of the arguments. */
    GREATEST,
    /** The argument, as often as there are rows. */
    SUM,
    /** As the arguments are long. */
    LENGTH,
    /** No more than a stored number. */
    STORED
  }

  /** What a call must be given. */
  enum Takes {
    /** Whatever it is. */
    ANYTHING,
    /** Something stored, where a list stands behind IN, and outside of that list. */
    STORED
  }

  /**
   * What is known of a call.
   *
   * @param makes how large its result is
   * @param work how much work it is
   * @param counts how great its result is as a number
   * @param takes what it must be given
   */
  record Cost(Makes makes, Work work, Counts counts, Takes takes) {

    private static final Set<Makes> UNORDERED =
        Set.of(
            Makes.TOGETHER,
            Makes.LARGEST,
            Makes.SHORT,
            Makes.GATHERED,
            Makes.DOCUMENT,
            Makes.ESCAPED,
            Makes.MANIFOLD,
            Makes.DIGITS);
    private static final Cost PLAIN =
        new Cost(Makes.TOGETHER, Work.LITTLE, Counts.ANYTHING, Takes.ANYTHING);

    /** Tells whether it matters which argument stands first. */
    boolean isOrdered() {
      boolean alike = work == Work.LITTLE || work == Work.SQUARE;
      return !alike || !UNORDERED.contains(makes);
    }

    private Cost with(String what) {
      int space = what.indexOf(' ');
      String value = what.substring(space + 1).toUpperCase(Locale.ROOT);
      return switch (what.substring(0, Math.max(space, 0))) {
        case "makes" -> new Cost(Makes.valueOf(value), work, counts, takes);
        case "work" -> new Cost(makes, Work.valueOf(value), counts, takes);
        case "counts" -> new Cost(makes, work, Counts.valueOf(value), takes);
        case "takes" -> new Cost(makes, work, counts, Takes.valueOf(value));
        default -> throw new IllegalStateException("nothing is said by " + what);
      };
    }
  }

  private final Map<String, Cost> costs;

  private CallCosts(Map<String, Cost> costs) {
    this.costs = costs;
  }

  /** Reads the lists of a dialect. */
  static CallCosts of(Dialect dialect) {
    Map<String, Cost> costs = new HashMap<>();
    for (String name : List.of("all", dialect.name().toLowerCase(Locale.ROOT))) {
      read("costs/" + name + ".txt", costs);
    }
    return new CallCosts(costs);
  }

  /** Returns what is known of a function, or of an operator by its sign. */
  Cost of(String name) {
    return costs.getOrDefault(Characters.lower(name), Cost.PLAIN);
  }

  private static void read(String resource, Map<String, Cost> costs) {
    try (InputStream in = CallCosts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .forEach(line -> take(line, costs));
    } catch (IOException e) {
      throw new UncheckedIOException("read of " + resource + " failed", e);
    }
  }

  private static void take(String line, Map<String, Cost> costs) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    List<String> parts = List.of(line.split("\t", -1));
    if (parts.size() != 3 || parts.get(2).isBlank()) {
      throw new IllegalStateException("a line without a reason: " + line);
    }
    for (String name : parts.get(0).split(" ", -1)) {
      costs.put(name, costs.getOrDefault(name, Cost.PLAIN).with(parts.get(1)));
    }
  }
}
