package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.List;
import java.util.Optional;

/**
 * The credentials that one user keeps, such as API keys of language models. Each has a service, and
 * a display name that distinguishes it from others of that service. Credentials of other users
 * appear not to exist.
 *
 * <p>The passwords of connections are kept in the same vault under a reserved service name, and can
 * be neither listed nor opened here. Immutable and safe for use by many threads.
 */
public final class UserCredentials {

  private static final String OF_CONNECTIONS = "connection";
  private static final String BINDING = "user";

  private final StoredCredentials vault;
  private final String owner;

  /**
   * Creates the view of one user's credentials in a vault.
   *
   * @param vault such as a {@link CredentialVault}
   * @param owner the uid of the user
   */
  public UserCredentials(StoredCredentials vault, String owner) {
    this.vault = requireNonNull(vault, "vault");
    this.owner = requireNonNull(owner, "owner");
  }

  /**
   * Encrypts and stores a credential.
   *
   * @param service what it opens, such as {@code openai}; 1 to 100 characters
   * @param displayName its name for people; up to 100 characters, may be empty
   * @return its description, without the secret
   * @throws CredentialException if there is no master key, it is not the store's, or there already
   *     is a credential of this service and display name; nothing is written then
   * @throws ValidationException if a name or the value is too long, the service is blank, or it is
   *     {@code connection}
   */
  public Credential store(String service, String displayName, Secret value) {
    NewCredential wanted = new NewCredential(owner, service, displayName, value, BINDING);
    if (isOfConnections(wanted.serviceName())) {
      throw new ValidationException(
          "The service name 'connection' is that of the passwords of connections; give another, or"
              + " register the connection with its password");
    }
    return vault.store(wanted);
  }

  /** Lists them, newest first, without their secrets. */
  public List<Credential> list() {
    return vault.list(owner).stream().filter(UserCredentials::isOwn).toList();
  }

  /** Finds the description of one by its service and display name. */
  public Optional<Credential> find(String service, String displayName) {
    requireNonNull(service, "service");
    requireNonNull(displayName, "displayName");
    return list().stream()
        .filter(
            each ->
                each.serviceName().equals(service.strip())
                    && each.displayName().equals(displayName.strip()))
        .findFirst();
  }

  /**
   * Decrypts one.
   *
   * @throws CredentialException if the user has no such credential, there is no master key, or it
   *     does not decrypt, with the same message for every reason
   */
  public Secret open(String id) {
    return vault.open(owner, own(id), BINDING);
  }

  /**
   * Replaces the value of one, keeping its id and names. The old value need not decrypt.
   *
   * @return its new description
   * @throws CredentialException if the user has no such credential or there is no master key
   * @throws ValidationException if the value is no Unicode text or too long
   */
  public Credential replace(String id, Secret value) {
    return vault.replace(owner, own(id), value, BINDING);
  }

  /**
   * Deletes one.
   *
   * @return false if the user has no such credential
   */
  public boolean delete(String id) {
    return list().stream().anyMatch(each -> each.id().equals(id)) && vault.delete(owner, id);
  }

  /** Tells the vault what it does not know of itself: an id of a connection's is nobody's here. */
  private String own(String id) {
    boolean hidden =
        vault.list(owner).stream().anyMatch(each -> each.id().equals(id) && !isOwn(each));
    if (hidden) {
      throw CredentialException.notFound(id);
    }
    return id;
  }

  private static boolean isOwn(Credential credential) {
    return !isOfConnections(credential.serviceName());
  }

  private static boolean isOfConnections(String service) {
    return service.equalsIgnoreCase(OF_CONNECTIONS);
  }
}
