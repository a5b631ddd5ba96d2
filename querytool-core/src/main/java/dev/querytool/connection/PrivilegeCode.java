package dev.querytool.connection;

/** What a database user may do beyond reading. */
public enum PrivilegeCode {
  /** Everything: a superuser, or all privileges on the server. */
  SUPERUSER,
  /** Read or write files of the server's machine. */
  SERVER_FILES,
  /** Run programs on the server's machine. */
  SERVER_PROGRAM,
  /** Change, copy or stop the server, its replication or its users' sessions. */
  ADMINISTRATION,
  /** Read rows that row security hides. */
  BYPASS_ROW_SECURITY,
  /** Create or change users, or grant privileges to others. */
  GRANT,
  /** Create, change or drop databases, schemas or tables. */
  CREATE,
  /** Change rows. */
  WRITE,
  /** Run stored procedures and functions, which may do more than read. */
  EXECUTE,
  /** See what other users are running, or how the server is configured. */
  OTHERS_STATEMENTS,
  /**
   * Operators, casts or domains with checks were created by users rather than by an extension, so
   * that plain operators, such as an equals sign or IN, may call user-defined code.
   */
  USER_OPERATORS,
  /** Everybody on the server may write to its test databases. */
  SCRATCH_DATABASES(false),
  /** The server does not limit temporary files, so one query may fill its disk. */
  UNLIMITED_TEMPORARY_FILES(false);

  private final boolean beyondReading;

  PrivilegeCode() {
    this(true);
  }

  PrivilegeCode(boolean beyondReading) {
    this.beyondReading = beyondReading;
  }

  /** Tells whether this is more than reading needs, rather than advice about the server. */
  public boolean isBeyondReading() {
    return beyondReading;
  }
}
