package dev.querytool.access;

import java.util.List;

/** The rights of the one user of an application that has one user. */
enum EveryRight implements CallerRights {
  /** All there is. */
  OF_DEFAULT_USER;

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
    return List.of();
  }

  /** Nothing is masked for this caller. */
  @Override
  public byte[] maskKey(String connection) {
    return new byte[0];
  }

  @Override
  public boolean isLive() {
    return true;
  }
}
