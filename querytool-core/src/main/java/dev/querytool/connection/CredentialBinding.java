package dev.querytool.connection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a stored password may be used for: changing any part needs the password again, so that an
 * edited host never receives the password of another.
 */
final class CredentialBinding {

  private CredentialBinding() {}

  /** Joins dialect, host, port, database, user and TLS mode so that no two lists look alike. */
  static String of(Dialect dialect, List<String> hostPortDatabaseUserTls) {
    return dialect.name().toLowerCase(Locale.ROOT)
        + hostPortDatabaseUserTls.stream()
            .map(part -> "|" + part.replace("\\", "\\\\").replace("|", "\\|"))
            .collect(Collectors.joining());
  }
}
