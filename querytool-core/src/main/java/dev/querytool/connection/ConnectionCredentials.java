package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.NewCredential;
import dev.querytool.vault.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passwords of connections, kept in the vault and bound to where they may be sent. */
final class ConnectionCredentials {

  private static final String SERVICE = "connection";

  private final CredentialVault vault;
  private final Origins origins;
  private final String owner;

  ConnectionCredentials(CredentialVault vault, Origins origins, String owner) {
    this.vault = vault;
    this.origins = origins;
    this.owner = owner;
  }

  /**
   * Chooses the password of a registration: the given one, that of the url, or the stored one if
   * the place is still the one it is bound to.
   *
   * @throws ValidationException if one is given where there is no login, or two that differ
   */
  @Nullable Secret chosen(
      Optional<DatabaseConnection> before, Origin origin, @Nullable Secret told) {
    Secret given = one(origin.password(), told);
    boolean isGiven = given != null && !given.isEmpty();
    if (isGiven && !origin.takesPassword()) {
      throw new ValidationException(
          "a "
              + origin.dialect().dbType()
              + " connection has no login, so a password would be of no use; register it"
              + " without one");
    }
    if (isGiven || !origin.takesPassword()) {
      return isGiven ? given : null;
    }
    return before.filter(row -> isBoundTo(row, origin)).map(this::open).orElse(null);
  }

  /** Stores a password, in the caller's transaction; returns its id, or null without one. */
  @Nullable String save(
      Optional<DatabaseConnection> before, String name, Origin origin, @Nullable Secret password) {
    if (password == null) {
      return null;
    }
    Optional<String> id = before.flatMap(DatabaseConnection::credentialId);
    if (id.isPresent()) {
      return vault.replace(owner, id.get(), password, origin.binding()).id();
    }
    return vault.store(new NewCredential(owner, SERVICE, name, password, origin.binding())).id();
  }

  /** Reads a connection's password; null if it has none. */
  @Nullable Secret of(DatabaseConnection row, Origin origin) {
    return row.credentialId().map(id -> vault.open(owner, id, origin.binding())).orElse(null);
  }

  /** Deletes a password that its connection does not use any more. */
  void delete(String id) {
    vault.delete(owner, id);
  }

  private static @Nullable Secret one(@Nullable Secret ofUrl, @Nullable Secret told) {
    if (ofUrl == null || told == null || told.isEmpty()) {
      return ofUrl == null ? told : ofUrl;
    }
    if (!ofUrl.equals(told)) {
      throw new ValidationException(
          "the url contains a password and another one is given as well; remove the one in the"
              + " url");
    }
    return told;
  }

  private Secret open(DatabaseConnection row) {
    return vault.open(owner, row.credentialId().orElseThrow(), origins.of(row).binding());
  }

  private boolean isBoundTo(DatabaseConnection row, Origin origin) {
    return row.credentialId().isPresent()
        && !row.url().isEmpty()
        && origins.of(row).binding().equals(origin.binding());
  }
}
