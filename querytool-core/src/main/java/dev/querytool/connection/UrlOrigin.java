package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The origin of sessions that querytool opens itself, by a url. */
final class UrlOrigin implements Origin {

  private final ConnectionUrl url;
  private final @Nullable Tls tls;
  private final SessionZone zone;
  private final Engine engine;
  private final Dialect dialect;
  private final Engine.Factory engines;
  private final Pools pools;

  private UrlOrigin(
      ConnectionUrl url, @Nullable Tls tls, Engine engine, Engine.Factory engines, Pools pools) {
    this.url = url;
    this.tls = tls;
    this.zone = SessionZone.UTC;
    this.engine = engine;
    this.dialect = engine.dialect();
    this.engines = engines;
    this.pools = pools;
  }

  private UrlOrigin(UrlOrigin place, Dialect found, SessionZone zone) {
    this.url = place.url;
    this.tls = place.tls;
    this.zone = zone;
    this.engine = place.engine;
    this.dialect = found;
    this.engines = place.engines;
    this.pools = place.pools;
  }

  /** Reaches a server as its url says, or as is usual for its host; a file just so. */
  static UrlOrigin of(ConnectionUrl url, Engine.Factory engines, Pools pools) {
    Tls tls = url.dialect() == Dialect.SQLITE ? null : usual(url);
    Engine engine = engines.of(url, tls == null ? Tls.off() : tls);
    return new UrlOrigin(url, tls, engine, engines, pools);
  }

  @Override
  public String url() {
    return url.toString();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Origin answering(Dialect found) {
    return found == dialect ? this : new UrlOrigin(this, found, zone);
  }

  @Override
  public Optional<Tls> tls() {
    return Optional.ofNullable(tls);
  }

  @Override
  public Origin over(Tls chosen) {
    if (tls == null) {
      throw new ValidationException(
          "a sqlite connection has no encryption to choose, it reads a file; leave out tls(…)");
    }
    Tls said = url.tls();
    if (said != null && said.kind() != chosen.kind()) {
      throw new ValidationException(
          "the url chooses another encryption than tls(…); keep one of the two");
    }
    UrlOrigin over = new UrlOrigin(url, chosen, engines.of(url, chosen), engines, pools);
    return new UrlOrigin(over, dialect, zone);
  }

  @Override
  public ZoneId zone() {
    return zone.id();
  }

  @Override
  public Origin in(SessionZone chosen) {
    refuseZoneOf(dialect);
    return new UrlOrigin(this, dialect, chosen);
  }

  /**
   * Refuses a zone where no session has one.
   *
   * @throws ValidationException for SQLite
   */
  static void refuseZoneOf(Dialect dialect) {
    if (dialect == Dialect.SQLITE) {
      throw new ValidationException(
          "a sqlite connection has no time zone, its dates are texts; leave out zone(…) and use"
              + " datetime(column, '+8 hours') in the query");
    }
  }

  @Override
  public Optional<String> warning() {
    return tls().flatMap(chosen -> chosen.warning(url.server()));
  }

  @Override
  public boolean takesPassword() {
    return engine.takesPassword();
  }

  @Override
  public @Nullable Secret password() {
    return url.password();
  }

  @Override
  public String binding() {
    return engine.binding();
  }

  @Override
  public ReadSession tryOut(@Nullable Secret password) {
    return DirectSession.open(checked(password), zone.id());
  }

  @Override
  public Lender lender(String name, @Nullable Secret password) {
    return new PooledSource(name, dialect, zone.id(), checked(password), pools);
  }

  private CheckedOpener checked(@Nullable Secret password) {
    return new CheckedOpener(engine.opener(password, zone), password);
  }

  private static Tls usual(ConnectionUrl url) {
    Tls said = url.tls();
    return said == null ? Tls.unchosen(url.dialect(), url.server()) : said;
  }
}
