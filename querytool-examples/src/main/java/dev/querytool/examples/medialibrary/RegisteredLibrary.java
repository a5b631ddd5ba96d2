package dev.querytool.examples.medialibrary;

import dev.querytool.QuerySession;
import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.Grant;
import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.natural.LanguageModels;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The library's file as a connection that can only read, with Chinese names, a librarian who sees
 * all of it and a visitor who sees all but the passwords.
 */
final class RegisteredLibrary implements AutoCloseable {

  static final String NAME = "library";

  private final SharedQueryTool tool;
  private final QuerySession librarian;
  private final QuerySession visitor;

  private RegisteredLibrary(SharedQueryTool tool, QuerySession librarian, QuerySession visitor) {
    this.tool = tool;
    this.librarian = librarian;
    this.visitor = visitor;
  }

  /**
   * Registers a file.
   *
   * @param file the library's
   * @param store the directory of querytool's own file, where there is none yet
   * @param key where the master key is, or is to be
   */
  static RegisteredLibrary open(Path file, Path store, Path key, LanguageModels models)
      throws IOException {
    Path place = file.toAbsolutePath();
    ConnectionPolicy policy =
        ConnectionPolicy.builder()
            .sqliteDirectory(Objects.requireNonNull(place.getParent()))
            .build();
    SharedQueryTool tool =
        QueryTool.builder()
            .store(store.resolve("querytool.db"))
            .masterKey(MasterKey.fromFileOrCreate(key))
            .connectionPolicy(policy)
            .models(models)
            .multiUser()
            .open();
    try {
      return registered(tool, "sqlite:" + place);
    } catch (IOException | RuntimeException | Error failure) {
      tool.close();
      throw failure;
    }
  }

  /** Returns the session of who sees everything. */
  QuerySession librarian() {
    return librarian;
  }

  /** Returns the session of who sees no password. */
  QuerySession visitor() {
    return visitor;
  }

  @Override
  public void close() {
    tool.close();
  }

  private static RegisteredLibrary registered(SharedQueryTool tool, String url) throws IOException {
    Secret password = password();
    tool.accounts().register("librarian", password);
    QuerySession librarian = tool.as(tool.accounts().authenticate("librarian", password));
    librarian.connections().register(NAME, url);
    librarian.catalog().on(NAME).importJson(names());

    Secret other = password();
    Account visitor = tool.accounts().register("visitor", other);
    tool.grants().grant(visitor.uid(), withoutPasswords());
    return new RegisteredLibrary(
        tool, librarian, tool.as(tool.accounts().authenticate("visitor", other)));
  }

  /** What is not named is not there for the visitor: neither the column nor the ledger. */
  private static Grant withoutPasswords() {
    return Grant.on(NAME)
        .table("t_circle")
        .table("t_work")
        .table("t_tag")
        .table("t_va")
        .table("r_tag_work")
        .table("r_va_work")
        .table("t_review")
        .table("staticMetadata")
        .table("t_user")
        .columns("name", "group")
        .build();
  }

  static String names() throws IOException {
    try (InputStream names = RegisteredLibrary.class.getResourceAsStream("names.json")) {
      return new String(
          Objects.requireNonNull(names, "names.json").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Secret password() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return Secret.of(HexFormat.of().formatHex(random));
  }
}
