package dev.querytool.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The numbers of plans, some of which are written as texts. */
final class PlanNumber {

  private PlanNumber() {}

  /** Reads a number of an object; null if it has none of this name. */
  static @Nullable Double of(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return value.isTextual() ? Double.valueOf(value.textValue()) : null;
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  /** Writes a cost for people. */
  static String text(double cost) {
    return String.format(Locale.ROOT, "%.2f", cost);
  }
}
