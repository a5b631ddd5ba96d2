package dev.querytool.migration;

import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Texts that lie beside a class, in UTF-8. */
final class Resources {

  private Resources() {}

  static String text(Class<?> anchor, String name) {
    return findText(anchor, name)
        .orElseThrow(
            () ->
                new ValidationException(
                    String.format(
                        Locale.ROOT,
                        "there is no resource '%s' beside %s; the build must copy it there",
                        name,
                        anchor.getName())));
  }

  static Optional<String> findText(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource '" + name + "'", e);
    }
  }
}
