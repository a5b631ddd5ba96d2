package dev.querytool.connection;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, when a connection is registered, at what its user may do beyond reading. */
final class PrivilegeStep implements RegistrationStep {

  private static final Logger LOG = LoggerFactory.getLogger(PrivilegeStep.class);

  private final boolean strict;

  /**
   * Looks and warns.
   *
   * @param strict whether a user who may do more than read is refused
   */
  PrivilegeStep(boolean strict) {
    this.strict = strict;
  }

  @Override
  public Prepared prepare(String name, ReadSession session) {
    PrivilegeReport report;
    try {
      report = Privileges.of(session);
    } catch (SQLException e) {
      return unknown(name, session, e);
    }
    if (strict && !report.isReadOnly()) {
      throw new ConnectionFailedException(
          FailureKind.EXCESSIVE_PRIVILEGES,
          "'"
              + name
              + "' is not registered, because its user may do more than read: "
              + report
              + "; use one who may only read");
    }
    return saved -> warn(name, report);
  }

  private Prepared unknown(String name, ReadSession session, SQLException e) {
    if (strict) {
      throw new ConnectionFailedException(
          FailureKind.EXCESSIVE_PRIVILEGES,
          "'" + name + "' is not registered, because its server does not tell what its user may do",
          e);
    }
    try {
      session.jdbc().rollback();
    } catch (SQLException also) {
      e.addSuppressed(also);
    }
    return saved -> LOG.warn("the server of '{}' does not tell what its user may do", name, e);
  }

  private static void warn(String name, PrivilegeReport report) {
    if (!report.findings().isEmpty()) {
      LOG.warn("'{}' is less protected than it could be: {}", name, report);
    }
  }
}
