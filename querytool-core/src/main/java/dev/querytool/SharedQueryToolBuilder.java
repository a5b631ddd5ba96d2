package dev.querytool;

/** How to open a {@link SharedQueryTool}. Not thread-safe; use one per tool. */
public final class SharedQueryToolBuilder {

  private final QueryToolBuilder settings;

  SharedQueryToolBuilder(QueryToolBuilder settings) {
    this.settings = settings;
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
