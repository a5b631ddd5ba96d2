package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the sessions of a connection come from: a url, or a data source of the application. */
interface Origin {

  /** Returns the url that is kept, empty for a data source. */
  String url();

  Dialect dialect();

  /** Tells whether it needs a login. */
  boolean takesPassword();

  /** Returns what a stored password is bound to. */
  String binding();

  /** Returns how a server is reached; empty where there is nothing to choose. */
  Optional<Tls> tls();

  /**
   * Returns the same place, reached in another way.
   *
   * @throws dev.querytool.error.ValidationException if there is nothing to choose, or the url
   *     chooses another
   */
  Origin over(Tls chosen);

  /** Returns the zone of its sessions. */
  ZoneId zone();

  /**
   * Returns the same place with sessions in another zone.
   *
   * @throws dev.querytool.error.ValidationException if it has no sessions with a zone
   */
  Origin in(SessionZone chosen);

  /** Returns what is to be warned about when it is registered. */
  Optional<String> warning();

  /** Returns the password that stood in the url; null if there was none. */
  @Nullable Secret password();

  /** Returns the same place, at which this engine was found to answer. */
  Origin answering(Dialect found);

  /** Opens a session for a trial, outside any pool. */
  ReadSession tryOut(@Nullable Secret password);

  /** Makes what lends sessions from now on; opens nothing yet. */
  Lender lender(String name, @Nullable Secret password);
}
