package dev.querytool.connection;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with encryption while a session was opened, and what to do. */
enum TlsFault {
  WRONG_HOST(
      FailureKind.TLS_NOT_TRUSTED,
      "its certificate names another host than the url does; write the host as the certificate"
          + " names it, or have one issued for this host"),
  UNKNOWN_AUTHORITY(
      FailureKind.TLS_NOT_TRUSTED,
      "this JDK does not trust the authority of its certificate; give the authority's certificates"
          + " with tls(Tls.verifyFull(caPem))"),
  OTHER_AUTHORITY(
      FailureKind.TLS_NOT_TRUSTED,
      "its certificate does not come from the authority given with tls(Tls.verifyFull(caPem)); give"
          + " that of this server, or find out who answers there"),
  OUT_OF_DATE(
      FailureKind.TLS_NOT_TRUSTED,
      "its certificate is not valid today; have it renewed, and check the clock of this machine"),
  NOT_OFFERED(
      FailureKind.TLS_NOT_OFFERED,
      "it offers no encryption; switch it on there, or choose tls(Tls.off()) where nobody can"
          + " listen"),
  REQUIRED(
      FailureKind.TLS_REQUIRED,
      "it admits nobody, or not this user from here, without encryption; choose tls(Tls.verifyFull()), or"
          + " tls(Tls.verifyFull(caPem)) with its authority's certificates"),
  LOG_IN_REQUIRES(
      FailureKind.TLS_REQUIRED,
      "this user's way to log in sends no password over a plain connection; choose"
          + " tls(Tls.verifyFull(caPem)), or tls(Tls.encrypted()) where nobody can pose as the"
          + " server"),
  FAILED(
      FailureKind.TLS_NOT_TRUSTED,
      "encryption could not be agreed on; check that a database with TLS 1.2 or newer answers"
          + " there");

  private final FailureKind kind;
  private final String text;

  TlsFault(FailureKind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** Finds out whether opening a session failed for its encryption. */
  static Optional<TlsFault> of(SQLException failure, Tls tls) {
    List<Throwable> chain = chain(failure);
    return ofCertificate(chain, tls).or(() -> ofAnswer(failure, tls)).or(() -> ofHandshake(chain));
  }

  FailureKind kind() {
    return kind;
  }

  /** Returns what to do about it. */
  String text() {
    return text;
  }

  private static Optional<TlsFault> ofCertificate(List<Throwable> chain, Tls tls) {
    if (has(chain, CertificateExpiredException.class)
        || has(chain, CertificateNotYetValidException.class)) {
      return Optional.of(OUT_OF_DATE);
    }
    boolean shaking = has(chain, SSLException.class);
    if (has(chain, CertificateException.class) && !shaking) {
      return Optional.of(WRONG_HOST);
    }
    if (has(chain, CertificateException.class)) {
      return Optional.of(tls.caPem().isPresent() ? OTHER_AUTHORITY : UNKNOWN_AUTHORITY);
    }
    // The driver's words are translated, the class that it names in them is not.
    return says(chain.get(0), "PgjdbcHostnameVerifier")
        ? Optional.of(WRONG_HOST)
        : Optional.empty();
  }

  private static Optional<TlsFault> ofAnswer(SQLException failure, Tls tls) {
    boolean plain = tls.kind() == Tls.Mode.OFF || tls.kind() == Tls.Mode.IF_OFFERED;
    String state = String.valueOf(failure.getSQLState());
    if (plain) {
      if (says(failure, "Public Key Retrieval")) {
        return Optional.of(LOG_IN_REQUIRES);
      }
      boolean refused = failure.getErrorCode() == 3159 || isPlainRefused(failure, state);
      return refused ? Optional.of(REQUIRED) : Optional.empty();
    }
    boolean rejected = state.equals("08004") || state.equals("08001");
    return rejected && failure.getErrorCode() == 0 && says(failure, "SSL")
        ? Optional.of(NOT_OFFERED)
        : Optional.empty();
  }

  private static boolean isPlainRefused(SQLException failure, String state) {
    return state.equals("28000") && failure.getErrorCode() == 0 && says(failure, "pg_hba.conf");
  }

  private static Optional<TlsFault> ofHandshake(List<Throwable> chain) {
    return has(chain, SSLException.class) ? Optional.of(FAILED) : Optional.empty();
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  private static boolean says(Throwable failure, String word) {
    return String.valueOf(failure.getMessage()).contains(word);
  }

  private static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable next = failure;
    while (next != null && seen.add(next)) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }
}
