package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.vault.Credential;
import dev.querytool.vault.NewCredential;
import dev.querytool.vault.Secret;
import dev.querytool.vault.StoredCredentials;
import java.util.List;

/** The credentials as one caller may use them, who must still be allowed to at each call. */
final class CallerCredentials implements StoredCredentials {

  private final StoredCredentials all;
  private final CallerRights rights;

  CallerCredentials(StoredCredentials all, CallerRights rights) {
    this.all = all;
    this.rights = rights;
  }

  @Override
  public Credential store(NewCredential credential) {
    return allowed().store(credential);
  }

  @Override
  public Credential replace(String owner, String id, Secret value, String binding) {
    return allowed().replace(owner, id, value, binding);
  }

  @Override
  public Secret open(String owner, String id, String binding) {
    return allowed().open(owner, id, binding);
  }

  @Override
  public List<Credential> list(String owner) {
    return allowed().list(owner);
  }

  @Override
  public boolean delete(String owner, String id) {
    return allowed().delete(owner, id);
  }

  private StoredCredentials allowed() {
    rights.require(Permission.CREDENTIALS_OWN, "");
    return all;
  }
}
