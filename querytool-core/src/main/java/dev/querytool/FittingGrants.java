package dev.querytool;

import dev.querytool.access.GivenGrant;
import dev.querytool.access.Grant;
import dev.querytool.access.Grants;
import java.util.List;

/** Grants that are checked against their connections' catalogues when they are given. */
final class FittingGrants implements Grants {

  private final Grants all;
  private final GrantFit fit;

  FittingGrants(Grants all, GrantFit fit) {
    this.all = all;
    this.fit = fit;
  }

  @Override
  public void grant(String uid, Grant grant) {
    fit.require(grant);
    all.grant(uid, grant);
  }

  @Override
  public void grantToKey(String uid, String keyId, Grant grant) {
    fit.require(grant);
    all.grantToKey(uid, keyId, grant);
  }

  @Override
  public boolean revoke(String uid, String connection) {
    return all.revoke(uid, connection);
  }

  @Override
  public boolean revokeFromKey(String uid, String keyId, String connection) {
    return all.revokeFromKey(uid, keyId, connection);
  }

  @Override
  public List<GivenGrant> list(String uid) {
    return all.list(uid);
  }
}
