package dev.querytool.examples.mcp;

import dev.querytool.QuerySession;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * The accounts of a store that agents are served from. Who has the store and its master key owns
 * it, and is asked for no password; nobody logs in with those that are made here.
 */
final class StorePeople {

  private static final String OWNER = "owner";

  private final SharedQueryTool tool;

  StorePeople(SharedQueryTool tool) {
    this.tool = tool;
  }

  /** Works as an administrator, the first account of a new store, by a key for this work alone. */
  void administer(Consumer<QuerySession> work) {
    String owner = administrator();
    IssuedKey key =
        tool.apiKeys().issue(NewKey.of(owner).name("mcp connect").scopes(Scopes.ofOwner()));
    try {
      work.accept(tool.as(tool.apiKeys().authenticate(key.secret())));
    } finally {
      tool.apiKeys().revoke(owner, key.key().id());
    }
  }

  /**
   * Returns the account of an agent, which is made if there is none.
   *
   * @throws ValidationException if it is an administrator's, whose keys could do too much
   */
  Account agent(String name) {
    Account agent =
        tool.accounts()
            .find(name)
            .orElseGet(() -> tool.accounts().register(name, randomPassword()));
    if (agent.admin()) {
      throw new ValidationException(
          "'" + name + "' is an administrator; an agent has an account of its own");
    }
    return agent;
  }

  private String administrator() {
    return tool.accounts().list().stream()
        .filter(account -> account.admin() && !account.disabled())
        .map(Account::uid)
        .findFirst()
        .orElseGet(() -> tool.accounts().register(OWNER, randomPassword()).uid());
  }

  static Secret randomPassword() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return Secret.of(HexFormat.of().formatHex(random));
  }
}
