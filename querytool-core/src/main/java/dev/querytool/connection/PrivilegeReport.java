package dev.querytool.connection;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the user of a connection may do beyond reading. A read-only session prevents most writes,
 * but only privileges prevent the rest, such as access to files on the server.
 *
 * @param findings none for a user who can only read, and for SQLite
 */
public record PrivilegeReport(List<PrivilegeFinding> findings) {

  /** Copies the list. */
  public PrivilegeReport {
    findings = List.copyOf(findings);
  }

  /** Tells whether the user may do nothing that reading does not need. */
  public boolean isReadOnly() {
    return findings.stream().noneMatch(finding -> finding.code().isBeyondReading());
  }

  /** Returns the findings as one text. */
  @Override
  public String toString() {
    return findings.stream().map(PrivilegeFinding::text).collect(Collectors.joining("; "));
  }
}
