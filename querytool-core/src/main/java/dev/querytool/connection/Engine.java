package dev.querytool.connection;

import dev.querytool.vault.Secret;
import org.jspecify.annotations.Nullable;

/** A database at an address, reached through its engine's driver. */
interface Engine {

  /** Makes the engine that a url names. */
  @FunctionalInterface
  interface Factory {

    /**
     * Makes the engine, without touching the database.
     *
     * @param tls how a server is to be reached; of no meaning for a file
     * @throws dev.querytool.error.ValidationException if this url may not be registered
     */
    Engine of(ConnectionUrl url, Tls tls);
  }

  Dialect dialect();

  /** Tells whether this engine needs a login. */
  boolean takesPassword();

  /** Returns what a stored password is bound to, see {@link CredentialBinding}. */
  String binding();

  /**
   * Makes what opens sessions with this password.
   *
   * @param zone the zone of the sessions; of no meaning for a file
   */
  SessionOpener opener(@Nullable Secret password, SessionZone zone);
}
