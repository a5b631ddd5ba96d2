package dev.querytool.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** A mask as a JSON array of its kind and what it needs. */
final class MaskText {

  private static final String NOTHING = "nothing";
  private static final String FIXED = "fixed";
  private static final String LAST = "last";
  private static final String HASH = "hash";

  private MaskText() {}

  static void write(Mask mask, ArrayNode array) {
    if (mask instanceof Mask.FixedText fixed) {
      array.add(FIXED).add(fixed.text());
    } else if (mask instanceof Mask.KeepLast last) {
      array.add(LAST).add(last.characters());
    } else {
      array.add(mask instanceof Mask.KeyedHash ? HASH : NOTHING);
    }
  }

  /**
   * Reads a mask.
   *
   * @throws IllegalArgumentException if it is of no kind that is known
   */
  static Mask read(JsonNode array) {
    return switch (array.path(0).asText()) {
      case NOTHING -> Mask.nothing();
      case FIXED -> Mask.fixedText(array.path(1).asText());
      case LAST -> Mask.keepLast(array.path(1).asInt());
      case HASH -> Mask.keyedHash();
      default -> throw new IllegalArgumentException("a stored mask is of no kind that is known");
    };
  }
}
