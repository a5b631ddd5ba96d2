package dev.querytool.connection;

import dev.querytool.vault.Secret;
import org.jspecify.annotations.Nullable;

/** A database that we reach ourselves. */
final class UrlOrigin implements Origin {

  private final String url;
  private final Engine engine;
  private final Pools pools;

  UrlOrigin(String url, Engine engine, Pools pools) {
    this.url = url;
    this.engine = engine;
    this.pools = pools;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Dialect dialect() {
    return engine.dialect();
  }

  @Override
  public boolean takesPassword() {
    return engine.takesPassword();
  }

  @Override
  public String binding() {
    return engine.binding();
  }

  @Override
  public ReadSession tryOut(@Nullable Secret password) {
    return DirectSession.open(dialect(), checked(password));
  }

  @Override
  public Lender lender(String name, @Nullable Secret password) {
    return new PooledSource(name, dialect(), checked(password), pools);
  }

  private CheckedOpener checked(@Nullable Secret password) {
    return new CheckedOpener(engine.opener(password), password);
  }
}
