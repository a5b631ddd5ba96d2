package dev.querytool.examples.access;

import dev.querytool.QuerySession;
import dev.querytool.SharedQueryTool;
import dev.querytool.access.Account;
import dev.querytool.access.Grant;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.Mask;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.vault.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes an administrator, a clerk of one region and an agent, and tells what each may see. */
final class Callers {

  private final SharedQueryTool tool;

  Callers(SharedQueryTool tool) {
    this.tool = tool;
  }

  /** Returns the sessions of the three, by what to call them. */
  Map<String, QuerySession> make(String url) {
    Secret password = password();
    tool.accounts().register("ann", password);
    QuerySession ann = tool.as(tool.accounts().authenticate("ann", password));
    ann.connections().register("shop", url);

    Secret other = password();
    Account clerk = tool.accounts().register("bob", other);
    tool.accounts().setAttributes(clerk.uid(), Map.of("region", "north"));
    tool.grants().grant(clerk.uid(), ofClerk());
    QuerySession bob = tool.as(tool.accounts().authenticate("bob", other));

    Map<String, QuerySession> sessions = new LinkedHashMap<>();
    sessions.put("ann, administrator", ann);
    sessions.put("bob, clerk in the north", bob);
    sessions.put("bob's agent, by API key", agentOf(clerk));
    return sessions;
  }

  /** A key sees what its owner sees and, with a grant of its own, no more than that. */
  private QuerySession agentOf(Account clerk) {
    IssuedKey key =
        tool.apiKeys()
            .issue(
                NewKey.of(clerk.uid())
                    .name("agent")
                    .scopes(Scopes.of("query:run:shop"))
                    .attributes(Map.of("most", 500)));
    tool.grants().grantToKey(clerk.uid(), key.key().id(), ofAgent());
    return tool.as(tool.apiKeys().authenticate(key.secret()));
  }

  private static Grant ofClerk() {
    return Grant.on("shop")
        .table("customers")
        .columns("id", "name", "phone")
        .rows("region = :region")
        .mask("phone", Mask.keepLast(4))
        .table("orders")
        .rows("region = :region")
        .build();
  }

  private static Grant ofAgent() {
    return Grant.on("shop")
        .table("customers")
        .columns("id", "phone")
        .mask("phone", Mask.nothing())
        .table("orders")
        .columns("id", "customer_id", "amount")
        .rows("amount < :most")
        .build();
  }

  private static Secret password() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return Secret.of(HexFormat.of().formatHex(random));
  }
}
