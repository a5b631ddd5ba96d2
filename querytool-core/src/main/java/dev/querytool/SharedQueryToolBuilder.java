package dev.querytool;

import dev.querytool.connection.ConnectionPolicy;

/**
 * Collects the options of a {@link SharedQueryTool} and opens it. Not thread-safe; use one per
 * tool.
 *
 * <p>Its connections are registered by callers. Unless {@link QueryToolBuilder#connectionPolicy}
 * says otherwise, they may lead only to servers at public addresses: neither to files nor to this
 * machine or its private network, which belong to the application.
 */
public final class SharedQueryToolBuilder {

  private final QueryToolBuilder settings;
  private boolean anywhere;

  SharedQueryToolBuilder(QueryToolBuilder settings) {
    this.settings = settings;
  }

  /**
   * Lets connections lead anywhere unless a policy is set: to every file that this process can
   * read, except the store's own, and to every server that it can reach.
   */
  public SharedQueryToolBuilder connectionsAnywhere() {
    anywhere = true;
    return this;
  }

  /**
   * Opens the tool.
   *
   * @throws dev.querytool.error.ValidationException if no store was set, or the history keeps
   *     nothing
   * @throws dev.querytool.vault.CredentialException if there is no master key, it lies in the
   *     directory of the store, or it is not the one the store was written with
   * @throws dev.querytool.error.QueryToolException if the store cannot be opened; the message says
   *     what to do
   */
  public SharedQueryTool open() {
    if (settings.connectionPolicy() == null && !anywhere) {
      settings.connectionPolicy(ConnectionPolicy.publicServers());
    }
    settings.masterKey().requireApartFrom(settings.requireStore());
    OpenParts parts = new OpenParts();
    Wiring wiring = Wiring.of(settings, settings.requireStore(), parts);
    try {
      return new SharedQueryTool(wiring, AccessWiring.of(wiring, settings.clock(), parts));
    } catch (RuntimeException | Error e) {
      parts.closeAfter(e);
      throw e;
    }
  }
}
