package dev.querytool.connection;

import javax.sql.DataSource;

/** Makes origins of urls, data sources and stored rows. */
final class Origins {

  private final Engine.Factory engines;
  private final OwnFiles ownFiles;
  private final Pools pools;
  private final ServerLimits limits;

  Origins(Engine.Factory engines, OwnFiles ownFiles, Pools pools, ServerLimits limits) {
    this.engines = engines;
    this.limits = limits;
    this.ownFiles = ownFiles;
    this.pools = pools;
  }

  /** Reads a url; the file or server behind it is not looked at, but may be refused. */
  Origin of(String url) {
    return UrlOrigin.of(ConnectionUrl.parse(url), engines, pools);
  }

  Origin of(DataSource dataSource, Dialect dialect) {
    return new HostOrigin(dataSource, dialect, ownFiles, limits, SessionZone.UTC);
  }

  /** Finds the way back to what was registered. */
  Origin of(DatabaseConnection row) {
    if (row.url().isEmpty()) {
      throw new ConnectionFailedException(
          FailureKind.NO_DATA_SOURCE,
          "'"
              + row.name()
              + "' was registered with a data source of the application; register it again with"
              + " register(name, dataSource, dialect) in each new process");
    }
    Origin plain = of(row.url());
    Origin reached = row.tls().map(plain::over).orElse(plain);
    Origin origin =
        row.dialect() == Dialect.SQLITE ? reached : reached.in(new SessionZone(row.zone()));
    return origin.answering(row.dialect());
  }
}
