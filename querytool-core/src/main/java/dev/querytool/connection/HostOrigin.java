package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The origin of sessions that come from a data source of the application. */
final class HostOrigin implements Origin {

  private final DataSource dataSource;
  private final Dialect dialect;
  private final OwnFiles ownFiles;
  private final ServerLimits limits;
  private final SessionZone zone;

  HostOrigin(
      DataSource dataSource,
      Dialect dialect,
      OwnFiles ownFiles,
      ServerLimits limits,
      SessionZone zone) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.ownFiles = ownFiles;
    this.limits = limits;
    this.zone = zone;
  }

  @Override
  public String url() {
    return "";
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public boolean takesPassword() {
    return false;
  }

  @Override
  public Optional<Tls> tls() {
    return Optional.empty();
  }

  @Override
  public Origin over(Tls chosen) {
    throw new ValidationException(
        "the encryption of a data source is set in the data source; leave out tls(…)");
  }

  @Override
  public ZoneId zone() {
    return zone.id();
  }

  @Override
  public Origin in(SessionZone chosen) {
    UrlOrigin.refuseZoneOf(dialect);
    return new HostOrigin(dataSource, dialect, ownFiles, limits, chosen);
  }

  @Override
  public Optional<String> warning() {
    return Optional.empty();
  }

  @Override
  public @Nullable Secret password() {
    return null;
  }

  @Override
  public String binding() {
    return "";
  }

  @Override
  public Origin answering(Dialect found) {
    return this;
  }

  /** Borrows a session, and refuses the store's own file behind it. */
  @Override
  public ReadSession tryOut(@Nullable Secret password) {
    ReadSession session = HostSource.of(dataSource, dialect, limits, zone).borrow();
    try {
      if (dialect == Dialect.SQLITE) {
        HostSqlite.files(session.jdbc()).forEach(ownFiles::refuse);
      }
      return session;
    } catch (SQLException e) {
      session.close();
      throw new ConnectionFailedException(
          FailureKind.UNREACHABLE,
          "the application's data source does not say which file it reads; see the cause",
          e);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Lender lender(String name, @Nullable Secret password) {
    return HostSource.of(dataSource, dialect, limits, zone);
  }
}
