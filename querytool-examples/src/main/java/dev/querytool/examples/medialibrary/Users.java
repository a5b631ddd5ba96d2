package dev.querytool.examples.medialibrary;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Those who listen. Nobody is made by itself, and nobody has a password that was not chosen. Safe
 * for use by many threads.
 */
final class Users {

  private static final int SHORTEST_NAME = 2;
  private static final int SHORTEST_PASSWORD = 8;

  private final LibraryFile file;
  private final PasswordHash hashes = new PasswordHash();

  Users(LibraryFile file) {
    this.file = file;
  }

  /**
   * Creates a listener.
   *
   * @throws TakenException if the name is taken
   */
  User create(String name, UserGroup group, Secret password) {
    return insert(name, group, hash(password));
  }

  /**
   * Creates a listener who cannot log in.
   *
   * @throws TakenException if the name is taken
   */
  User createLocked(String name, UserGroup group) {
    return insert(name, group, PasswordHash.NONE);
  }

  /** Returns who has this name and password; it takes as long if there is no such name. */
  Optional<User> authenticate(String name, Secret password) {
    String hash = stamp(name).orElse(PasswordHash.NONE);
    return hashes.matches(password, hash) ? find(name) : Optional.empty();
  }

  /**
   * Changes a listener's password.
   *
   * @throws NotInLibraryException if there is no such listener
   */
  void changePassword(String name, Secret password) {
    String hash = hash(password);
    file.write(
        sql -> {
          if (sql.update("UPDATE t_user SET password = ? WHERE name = ?", hash, name) == 0) {
            throw noSuchListener(name);
          }
          return 1;
        });
  }

  /** Returns the listener of a name. */
  Optional<User> find(String name) {
    return file.read(
        sql -> sql.find("SELECT name, \"group\" FROM t_user WHERE name = ?", Users::user, name));
  }

  /** Returns what changes with a listener's password. */
  Optional<String> stamp(String name) {
    return file.read(
        sql ->
            sql.find(
                "SELECT password FROM t_user WHERE name = ?", row -> row.text("password"), name));
  }

  /** Lists all, ordered by name. */
  List<User> list() {
    return file.read(
        sql -> sql.list("SELECT name, \"group\" FROM t_user ORDER BY name", Users::user));
  }

  /**
   * Deletes a listener with all reviews of theirs.
   *
   * @throws NotInLibraryException if there is no such listener
   * @throws TakenException if it is the last administrator
   */
  void remove(String name) {
    file.write(
        sql -> {
          if (isLastAdministrator(sql, name)) {
            throw new TakenException(name + " is the last administrator; name another one first");
          }
          if (sql.update("DELETE FROM t_user WHERE name = ?", name) == 0) {
            throw noSuchListener(name);
          }
          return 1;
        });
  }

  private User insert(String name, UserGroup group, String hash) {
    if (name.strip().length() < SHORTEST_NAME) {
      throw new ValidationException("a name has at least " + SHORTEST_NAME + " characters");
    }
    return file.write(
        sql -> {
          if (sql.number("SELECT count(*) FROM t_user WHERE name = ?", name) > 0) {
            throw new TakenException("用户 " + name + " 已存在: there is such a listener already");
          }
          sql.update(
              "INSERT INTO t_user (name, password, \"group\") VALUES (?, ?, ?)",
              name,
              hash,
              group.toString());
          return new User(name, group);
        });
  }

  private String hash(Secret password) {
    if (password.reveal(String::length) < SHORTEST_PASSWORD) {
      throw new ValidationException("a password has at least " + SHORTEST_PASSWORD + " characters");
    }
    return hashes.of(password);
  }

  private static NotInLibraryException noSuchListener(String name) {
    return new NotInLibraryException("there is no listener " + name);
  }

  private static boolean isLastAdministrator(Sql sql, String name) throws SQLException {
    return sql.list(
            "SELECT name FROM t_user WHERE \"group\" = ?",
            row -> row.text("name"),
            UserGroup.ADMINISTRATOR.toString())
        .equals(List.of(name));
  }

  private static User user(Row row) throws SQLException {
    return new User(row.text("name"), UserGroup.of(row.text("group")));
  }
}
