package dev.querytool.connection;

/** The SQL engines that querytool reads. */
public enum Dialect {
  /** PostgreSQL. */
  POSTGRES("postgres"),
  /** Oracle's MySQL. */
  MYSQL("mysql"),
  /** MariaDB; its {@code dbType} is {@code mysql}, as in its urls. */
  MARIADB("mysql"),
  /** SQLite. */
  SQLITE("sqlite");

  private final String dbType;

  Dialect(String dbType) {
    this.dbType = dbType;
  }

  /**
   * Returns the type as it is stored and shown: {@code postgres}, {@code mysql} or {@code sqlite}.
   */
  public String dbType() {
    return dbType;
  }
}
