package dev.querytool.connection;

import dev.querytool.vault.Secret;
import org.jspecify.annotations.Nullable;

/** A database of a server as an engine. */
final class ServerEngine implements Engine {

  /**
   * What all engines of a registry share.
   *
   * @param trust where certificates become files for the drivers
   * @param policy which servers may be reached; null if every one may
   */
  record Surroundings(
      TrustFiles trust, ClassLoader drivers, ServerLimits limits, @Nullable ServerPolicy policy) {}

  private final ConnectionUrl url;
  private final Tls tls;
  private final Surroundings surroundings;

  ServerEngine(ConnectionUrl url, Tls tls, Surroundings surroundings) {
    this.url = url;
    this.tls = tls;
    this.surroundings = surroundings;
  }

  @Override
  public Dialect dialect() {
    return url.dialect();
  }

  @Override
  public boolean takesPassword() {
    return true;
  }

  @Override
  public String binding() {
    return CredentialBinding.of(url, tls);
  }

  @Override
  public SessionOpener opener(@Nullable Secret password, SessionZone zone) {
    ServerDriver driver = new ServerDriver(url, tls, password, surroundings);
    SessionOpener opener =
        url.dialect() == Dialect.POSTGRES
            ? new PostgresSession(driver, surroundings.limits(), zone)
            : new MysqlSession(driver, surroundings.limits(), zone);
    return surroundings.policy() == null ? opener : new PolicedServer(opener, url.server());
  }
}
