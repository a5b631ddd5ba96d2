package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.NewCredential;
import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.util.List;

/** The vault as one caller may use it, who must still be allowed to at each call. */
final class CallerVault implements CredentialVault {

  private final CredentialVault all;
  private final CallerRights rights;

  CallerVault(CredentialVault all, CallerRights rights) {
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

  /** Keys of the store are nobody's own. */
  @Override
  public SubKeys subKeys() {
    throw new UnsupportedOperationException("a caller has no sub-keys");
  }

  /** The master key is nobody's own. */
  @Override
  public void rotate(MasterKey next) {
    throw new UnsupportedOperationException("a caller has no master key");
  }

  private CredentialVault allowed() {
    rights.require(Permission.CREDENTIALS_OWN, "");
    return all;
  }
}
