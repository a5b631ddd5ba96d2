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

  /** Binds to a server: hosts, ports, database, user and what it must prove. */
  static String of(ConnectionUrl url, Tls tls) {
    ServerAddress server = url.server();
    return of(
        url.dialect(),
        List.of(server.places(), server.database(), server.user(), tls.mode(), digest(tls)));
  }

  /** Joins dialect, host, port, database, user and TLS mode so that no two lists look alike. */
  static String of(Dialect dialect, List<String> hostPortDatabaseUserTls) {
    return dialect.name().toLowerCase(Locale.ROOT)
        + hostPortDatabaseUserTls.stream()
            .map(part -> "|" + part.replace("\\", "\\\\").replace("|", "\\|"))
            .collect(Collectors.joining());
  }

  private static String digest(Tls tls) {
    return tls.caPem().map(CertificatePem::digest).orElse("");
  }
}
