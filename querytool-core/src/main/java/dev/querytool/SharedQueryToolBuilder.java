package dev.querytool;

import dev.querytool.connection.ConnectionPolicy;

/**
 * How to open a {@link SharedQueryTool}. Not thread-safe; use one per tool.
 *
 * <p>Its connections are registered by callers. Unless {@link QueryToolBuilder#connectionPolicy}
 * says where they may lead, they lead to servers at public addresses alone: not to files, nor to
 * this machine or its network, which are the application's own.
 */
public final class SharedQueryToolBuilder {

  private final QueryToolBuilder settings;
  private boolean anywhere;

  SharedQueryToolBuilder(QueryToolBuilder settings) {
    this.settings = settings;
  }

  /**
   * Lets connections lead anywhere if no policy says where: to every file that this process can
   * read but the store's, and every server that it can reach.
   */
  public SharedQueryToolBuilder connectionsAnywhere() {
    anywhere = true;
    return this;
  }

  /**
   * Opens the tool.
   *
   * @throws dev.querytool.error.ValidationException if no store was named, or the history keeps
   *     nothing
   * @throws dev.querytool.vault.CredentialException if there is no master key, it lies in the
   *     directory of the store, or it is another than the store's
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
