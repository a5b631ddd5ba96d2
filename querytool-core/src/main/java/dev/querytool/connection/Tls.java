package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a server is encrypted and whether the server must prove who it is.
 *
 * <p>By default a server on this machine need not encrypt, and every other one is reached with
 * {@link #verifyFull()}. Anything weaker must be chosen explicitly, is stored with the connection,
 * and is warned about in the log when it is registered. Immutable and safe for use by many threads.
 */
public final class Tls {

  /** What is asked of the server. */
  enum Mode {
    OFF,
    IF_OFFERED,
    ENCRYPTED,
    VERIFY_FULL
  }

  private static final Tls VERIFY_FULL = new Tls(Mode.VERIFY_FULL, null);
  private static final Tls ENCRYPTED = new Tls(Mode.ENCRYPTED, null);
  private static final Tls IF_OFFERED = new Tls(Mode.IF_OFFERED, null);
  private static final Tls OFF = new Tls(Mode.OFF, null);

  private final Mode mode;
  private final @Nullable String caPem;

  private Tls(Mode mode, @Nullable String caPem) {
    this.mode = mode;
    this.caPem = caPem;
  }

  /**
   * Encrypts; the server's certificate must be for the host name in the url and issued by an
   * authority that the JDK trusts.
   */
  public static Tls verifyFull() {
    return VERIFY_FULL;
  }

  /**
   * Encrypts; the server's certificate must be for the host name in the url and issued by one of
   * these authorities; those of the JDK do not count.
   *
   * @param caPem one or more certificates in PEM form, the text of a {@code ca.pem}
   * @throws dev.querytool.error.ValidationException if the text contains no certificate, or
   *     contains a private key
   */
  public static Tls verifyFull(String caPem) {
    return new Tls(Mode.VERIFY_FULL, CertificatePem.checked(caPem));
  }

  /**
   * Encrypts and accepts any certificate: nobody can listen in passively, but whoever answers at
   * the address receives the password.
   */
  public static Tls encrypted() {
    return ENCRYPTED;
  }

  /** Does not encrypt; everybody on the network path can read the data. */
  public static Tls off() {
    return OFF;
  }

  /** Encrypts if the server offers it; chosen for servers on this machine only. */
  static Tls ifOffered() {
    return IF_OFFERED;
  }

  /**
   * Restores what {@link #mode} and {@link #caPem} gave; for stores.
   *
   * @throws IllegalArgumentException if the mode is unknown
   */
  public static Tls stored(String mode, @Nullable String caPem) {
    return new Tls(Mode.valueOf(requireNonNull(mode, "mode")), caPem);
  }

  /** Returns {@code OFF}, {@code IF_OFFERED}, {@code ENCRYPTED} or {@code VERIFY_FULL}. */
  public String mode() {
    return mode.name();
  }

  /** Returns the certificates of the trusted authorities, unless those of the JDK are trusted. */
  public Optional<String> caPem() {
    return Optional.ofNullable(caPem);
  }

  /** Chooses for a url that says nothing and a host that chose nothing. */
  static Tls unchosen(Dialect dialect, ServerAddress server) {
    if (!Loopback.reaches(server)) {
      return VERIFY_FULL;
    }
    // MySQL's own login sends no password over a plain connection, not even to this machine.
    return dialect == Dialect.POSTGRES ? OFF : IF_OFFERED;
  }

  /** Says what is risked with a server, if it is not on this machine. */
  Optional<String> warning(ServerAddress server) {
    if (mode == Mode.VERIFY_FULL || Loopback.reaches(server)) {
      return Optional.empty();
    }
    String places = server.places();
    return Optional.of(
        mode == Mode.ENCRYPTED
            ? "is encrypted, but whoever answers at "
                + places
                + " is trusted and receives the password; better choose Tls.verifyFull()"
            : "is not encrypted: everybody on the way to "
                + places
                + " can read and change what is sent; better choose Tls.verifyFull()");
  }

  Mode kind() {
    return mode;
  }

  /** Tells whether the other asks the same of the server. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tls tls && mode == tls.mode && caPem().equals(tls.caPem());
  }

  @Override
  public int hashCode() {
    return 31 * mode.hashCode() + caPem().hashCode();
  }

  /** Shows the mode, without certificates. */
  @Override
  public String toString() {
    return "Tls[" + mode() + (caPem == null ? "]" : ", own CA]");
  }
}
