package dev.querytool.examples.mcp;

import dev.querytool.error.ValidationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent gave to a tool. */
final class Arguments {

  private final Map<String, Object> given;

  Arguments(@Nullable Map<String, Object> given) {
    this.given = given == null ? Map.of() : given;
  }

  String text(String name) {
    if (given.get(name) instanceof String text) {
      return text;
    }
    throw new ValidationException("the argument '" + name + "' is missing; give a text");
  }

  /** Returns a whole number from 1 on, or the greatest one that may be given. */
  int atMost(String name, int most) {
    Object value = given.get(name);
    if (value == null) {
      return most;
    }
    if (value instanceof Number number && number.longValue() >= 1) {
      return (int) Math.min(number.longValue(), most);
    }
    throw new ValidationException("the argument '" + name + "' is a whole number from 1 on");
  }

  boolean isFalse(String name) {
    return Boolean.FALSE.equals(given.get(name));
  }
}
