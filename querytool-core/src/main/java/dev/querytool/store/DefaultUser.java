package dev.querytool.store;

import java.time.Clock;

/** The user of an application that has one user; nobody can log in as this user. */
final class DefaultUser {

  private static final String UID = "default_user";
  private static final String NAME = "\u672c\u5730\u7528\u6237";

  private DefaultUser() {}

  /** Looks first, so that opening a store that is being written by another does not wait. */
  static void ensure(Database database, Clock clock) {
    if (!database.read(work -> work.dao(SetupDao.class).hasUser(UID))) {
      database.write(work -> work.dao(SetupDao.class).insertAdmin(UID, NAME, clock.instant()));
    }
  }
}
