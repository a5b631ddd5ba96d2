package dev.querytool.examples.medialibrary;

import dev.querytool.vault.Secret;
import java.util.List;

/** The listeners, as far as one of them may see to them. Safe for use by many threads. */
final class UserDesk {

  private final Users users;
  private final User who;

  UserDesk(Users users, User who) {
    this.users = users;
    this.who = who;
  }

  /**
   * Creates a listener.
   *
   * @throws DeniedException unless an administrator creates a user or a guest
   * @throws TakenException if the name is taken
   */
  User create(String name, UserGroup group, Secret password) {
    requireAdministrator("create listeners");
    if (group == UserGroup.ADMINISTRATOR) {
      throw new DeniedException("an administrator is created by the library's owner alone");
    }
    return users.create(name, group, password);
  }

  /**
   * Changes a listener's password, which ends what it had opened.
   *
   * @throws DeniedException if it is neither one's own nor changed by an administrator
   * @throws NotInLibraryException if there is no such listener
   */
  void changePassword(String name, Secret password) {
    if (!name.equals(who.name())) {
      requireAdministrator("change the password of another");
    }
    users.changePassword(name, password);
  }

  /**
   * Removes a listener with all reviews of theirs.
   *
   * @throws DeniedException unless an administrator removes somebody who is none
   * @throws NotInLibraryException if there is no such listener
   */
  void remove(String name) {
    requireAdministrator("remove listeners");
    if (users.find(name).map(User::group).filter(UserGroup.ADMINISTRATOR::equals).isPresent()) {
      throw new DeniedException(name + " is an administrator and stays");
    }
    users.remove(name);
  }

  /**
   * Lists all by name, with their groups and without their passwords.
   *
   * @throws DeniedException unless an administrator asks
   */
  List<User> list() {
    requireAdministrator("list listeners");
    return users.list();
  }

  private void requireAdministrator(String what) {
    boolean may =
        users.find(who.name()).filter(now -> now.group() == UserGroup.ADMINISTRATOR).isPresent();
    if (!may) {
      throw new DeniedException(who.name() + " may not " + what + "; an administrator may");
    }
  }
}
