package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registered connection: its name and where it leads, but never its password. */
public final class DatabaseConnection {

  private final long id;
  private final String name;
  private final String url;
  private final Dialect dialect;
  private final @Nullable Tls tls;
  private final ZoneId zone;
  private final @Nullable String credentialId;
  private final Instant createdAt;
  private final Instant updatedAt;

  /**
   * Creates a description.
   *
   * @param id the row's id, kept when the connection is registered again under its name
   * @param name 1 to 100 of A-Z, a-z, 0-9, {@code _} and {@code -}
   * @param url the url without its password; empty for an application's data source
   * @param dialect the engine
   * @param tls how the connection to a server is encrypted; null for a file or an application's
   *     data source
   * @param zone the time zone of its sessions
   * @param credentialId the password's place in the vault, or null if there is none
   * @param createdAt when the name was first registered
   * @param updatedAt when it was last registered
   */
  public DatabaseConnection(
      long id,
      String name,
      String url,
      Dialect dialect,
      @Nullable Tls tls,
      ZoneId zone,
      @Nullable String credentialId,
      Instant createdAt,
      Instant updatedAt) {
    this.id = id;
    this.name = requireNonNull(name, "name");
    this.url = requireNonNull(url, "url");
    this.dialect = requireNonNull(dialect, "dialect");
    this.tls = tls;
    this.zone = requireNonNull(zone, "zone");
    this.credentialId = credentialId;
    this.createdAt = requireNonNull(createdAt, "createdAt");
    this.updatedAt = requireNonNull(updatedAt, "updatedAt");
  }

  /**
   * Creates a description of a connection without a choice of encryption, in UTC.
   *
   * @param id the row's id, kept when the connection is registered again under its name
   * @param name 1 to 100 of A-Z, a-z, 0-9, {@code _} and {@code -}
   * @param url the url without its password; empty for an application's data source
   * @param dialect the engine
   * @param credentialId the password's place in the vault, or null if there is none
   * @param createdAt when the name was first registered
   * @param updatedAt when it was last registered
   */
  public DatabaseConnection(
      long id,
      String name,
      String url,
      Dialect dialect,
      @Nullable String credentialId,
      Instant createdAt,
      Instant updatedAt) {
    this(id, name, url, dialect, null, ZoneOffset.UTC, credentialId, createdAt, updatedAt);
  }

  /**
   * Returns this connection as it is shown to callers who do not administer connections: without
   * url, TLS and credential.
   */
  public DatabaseConnection withoutPlace() {
    return new DatabaseConnection(id, name, "", dialect, null, zone, null, createdAt, updatedAt);
  }

  /** Returns the id, the same for as long as the name stays registered. */
  public long id() {
    return id;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /**
   * Returns the url without its password; empty for an application's data source, and for callers
   * who do not administer connections.
   */
  public String url() {
    return url;
  }

  /**
   * Returns, as one text without a password, where the connection leads and what a server must
   * prove there; equal for connections that lead to the same place in the same way.
   */
  public String leadsTo() {
    String authorities = tls().flatMap(Tls::caPem).map(CertificatePem::digest).orElse("");
    return tls().map(Tls::mode).orElse("") + "|" + authorities + "|" + url;
  }

  /** Returns the engine. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns {@code postgres}, {@code mysql} or {@code sqlite}. */
  public String dbType() {
    return dialect.dbType();
  }

  /**
   * Returns how the connection to a server is encrypted; empty for a file or an application's data
   * source.
   */
  public Optional<Tls> tls() {
    return Optional.ofNullable(tls);
  }

  /** Returns the time zone of its sessions; UTC unless another one was chosen. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the id under which the vault keeps the password, if there is one. */
  public Optional<String> credentialId() {
    return Optional.ofNullable(credentialId);
  }

  /** Returns when the name was first registered. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when it was last registered. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** Shows name and type. */
  @Override
  public String toString() {
    return "DatabaseConnection[" + name + ", " + dbType() + "]";
  }
}
