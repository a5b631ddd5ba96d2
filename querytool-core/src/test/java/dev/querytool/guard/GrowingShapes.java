package dev.querytool.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Collects texts that are made of a piece that is repeated, by what they are called. */
final class GrowingShapes {

  private final Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();

  /** Returns what makes a text of each shape, about as long as it is told. */
  Map<String, IntFunction<String>> all() {
    return shapes;
  }

  void put(String name, IntFunction<String> shape) {
    shapes.put(name, shape);
  }

  void nest(String name, String start, String open, String middle, String close) {
    put(
        "nested: " + name,
        size -> {
          int times =
              Math.max(
                  1, (size - start.length() - middle.length()) / (open.length() + close.length()));
          return start + open.repeat(times) + middle + close.repeat(times);
        });
    put(
        "60 deep: " + name,
        size -> {
          int once = 60 * (open.length() + close.length()) + middle.length() + 1;
          String one = open.repeat(60) + middle + close.repeat(60);
          return start + one + ("," + one).repeat(Math.max(0, (size - start.length()) / once - 1));
        });
  }

  void repeat(String name, String start, String piece, String end) {
    put(
        name,
        size -> {
          int times = (size - start.length() - end.length()) / piece.length();
          return start + piece.repeat(Math.max(1, times)) + end;
        });
  }

  /** Repeats a piece with its number in it, and the number of the one before. */
  void series(String name, String start, String piece, String end) {
    put(
        name,
        size -> {
          StringBuilder sql = new StringBuilder(start);
          int most = size - end.length() - piece.length() - 10;
          for (int i = 1; sql.length() < most || i == 1; i++) {
            sql.append(String.format(piece, i, i - 1));
          }
          return sql + end;
        });
  }

  void beside(String name, String start, String few, String middle, String many, String end) {
    put(name, size -> filled(size, head(size, start, few, 199) + middle, many) + end);
  }

  void wide(String name, String start, String few, String middle, String many, String end) {
    put(name, size -> filled(size, head(size, start, few, 1_900) + middle, many) + end);
  }

  /** Returns a list of half the size, or as long as a rule allows. */
  private static String head(int size, String start, String piece, int most) {
    return start + piece.repeat(Math.min(most, size / 2 / piece.length()));
  }

  private static String filled(int size, String head, String piece) {
    return head + piece.repeat(Math.max(1, (size - head.length() - 10) / piece.length()));
  }
}
