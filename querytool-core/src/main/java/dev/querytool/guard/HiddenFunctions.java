package dev.querytool.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions of PostgreSQL's that are not allowed and take one value, which {@code value.name}
 * calls as {@code name(value)} does. Immutable.
 */
final class HiddenFunctions {

  private static final String RESOURCE = "functions/postgres-hidden.txt";

  private final Set<String> names;

  private HiddenFunctions(Set<String> names) {
    this.names = names;
  }

  static HiddenFunctions read() {
    try (InputStream in = HiddenFunctions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new HiddenFunctions(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException("read of " + RESOURCE + " failed", e);
    }
  }

  Set<String> names() {
    return names;
  }

  boolean contains(String name) {
    return names.contains(name);
  }
}
