package dev.querytool.query;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import java.util.List;

/** Rights that are what a test says: everything may be done, with these grants. */
record GivenRights(List<BoundGrant> grants) implements CallerRights {

  @Override
  public Caller caller() {
    return Caller.defaultUser();
  }

  @Override
  public boolean allow(Permission permission, String connection) {
    return true;
  }

  @Override
  public List<BoundGrant> grantsOn(String connection) {
    return grants;
  }

  @Override
  public byte[] maskKey(String connection) {
    return new byte[32];
  }

  @Override
  public boolean isLive() {
    return true;
  }
}
