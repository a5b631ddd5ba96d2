package dev.querytool.examples.api;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type with something of everything. */
public class ApiSample<T extends Number> implements Comparable<ApiSample<T>> {

  /** A constant. */
  public static final String NAME = "sample";

  /** For those who extend it. */
  protected int inherited;

  private final @Nullable T hiddenValue;

  /** Makes one. */
  public ApiSample(@Nullable T value) {
    hiddenValue = value;
  }

  /** Maps. */
  public <R> List<? extends R> map(Supplier<@Nullable R> maker, long... numbers)
      throws IOException {
    if (numbers.length == 0) {
      throw new IOException("hidden");
    }
    R made = maker.get();
    return made == null ? List.of() : List.of(made);
  }

  @Override
  public int compareTo(ApiSample<T> other) {
    return hiddenValue == other.hiddenValue ? hidden() - other.hidden() : -1;
  }

  int hidden() {
    return inherited;
  }

  /** A pair. */
  public record Pair(int left, String right) {}
}
