package dev.querytool.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a MySQL or MariaDB user may do, by itself and through its active roles. */
final class MysqlPrivileges {

  private static final Pattern GRANT =
      Pattern.compile("GRANT (.+?) ON (?:TABLE |PROCEDURE |FUNCTION )?(\\S+) TO (\\S+).*");

  /** What a server tells is read again and again, so it must not be much. */
  private static final int MOST_TEXT = 1_000_000;

  /** Given to everybody when MariaDB is installed; choosing another user would not help. */
  private static final Set<String> SCRATCH = Set.of("`test`.*", "`test\\_%`.*");

  private static final Set<String> READING =
      Set.of(
          "USAGE",
          "SELECT",
          "SHOW VIEW",
          "SHOW DATABASES",
          "SHOW_ROUTINE",
          "SHOW CREATE ROUTINE",
          "REFERENCES",
          "LOCK TABLES");

  private static final Map<String, PrivilegeCode> CODES =
      Map.ofEntries(
          Map.entry("ALL PRIVILEGES", PrivilegeCode.SUPERUSER),
          Map.entry("FILE", PrivilegeCode.SERVER_FILES),
          Map.entry("PROCESS", PrivilegeCode.OTHERS_STATEMENTS),
          Map.entry("EXECUTE", PrivilegeCode.EXECUTE),
          Map.entry("CREATE USER", PrivilegeCode.GRANT),
          Map.entry("CREATE ROLE", PrivilegeCode.GRANT),
          Map.entry("INSERT", PrivilegeCode.WRITE),
          Map.entry("UPDATE", PrivilegeCode.WRITE),
          Map.entry("DELETE", PrivilegeCode.WRITE),
          Map.entry("DELETE HISTORY", PrivilegeCode.WRITE));

  private static final Set<String> CREATING =
      Set.of("CREATE", "ALTER", "DROP", "INDEX", "TRIGGER", "EVENT");

  private final Map<PrivilegeCode, Set<String>> found = new EnumMap<>(PrivilegeCode.class);

  private MysqlPrivileges() {}

  static List<PrivilegeFinding> of(Connection connection, SessionDeadline deadline)
      throws SQLException {
    MysqlPrivileges privileges = new MysqlPrivileges();
    try (Statement statement = connection.createStatement()) {
      deadline.runs(statement);
      String sql = "SHOW GRANTS" + ofRoles(connection, statement);
      try (ResultSet rows = statement.executeQuery(sql)) {
        for (int left = MOST_TEXT; rows.next(); ) {
          String grant = rows.getString(1);
          left -= grant.length();
          if (left < 0) {
            throw new SQLException("the user has grants of more than a million characters");
          }
          privileges.add(grant);
        }
      }
    }
    return privileges.findings();
  }

  /** MariaDB shows what the active roles give without being asked. */
  private static String ofRoles(Connection connection, Statement statement) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    if (version.toLowerCase(Locale.ROOT).contains("mariadb")) {
      return "";
    }
    try (ResultSet row = statement.executeQuery("SELECT CURRENT_ROLE()")) {
      row.next();
      String roles = row.getString(1);
      return roles == null || roles.equals("NONE") ? "" : " FOR CURRENT_USER() USING " + roles;
    }
  }

  private void add(String grant) {
    Matcher read = GRANT.matcher(grant);
    if (!read.matches()) {
      return;
    }
    String place = read.group(2);
    if (read.group(3).equals("PUBLIC") && SCRATCH.contains(place)) {
      note(PrivilegeCode.SCRATCH_DATABASES, "like everybody all privileges", place);
      return;
    }
    for (String privilege : withoutColumns(read.group(1)).split(",", -1)) {
      add(privilege.strip(), place);
    }
    if (grant.endsWith("WITH GRANT OPTION")) {
      note(PrivilegeCode.GRANT, "GRANT OPTION", place);
    }
  }

  /** Leaves out what stands in brackets. */
  private static String withoutColumns(String privileges) {
    StringBuilder left = new StringBuilder();
    int from = 0;
    for (int open = privileges.indexOf('('); open >= 0; open = privileges.indexOf('(', from)) {
      int close = privileges.indexOf(')', open);
      if (close < 0) {
        break;
      }
      left.append(privileges, from, open);
      from = close + 1;
    }
    return left.append(privileges, from, privileges.length()).toString();
  }

  private void add(String privilege, String place) {
    if (READING.contains(privilege) || privilege.equals("PROXY")) {
      return;
    }
    PrivilegeCode known = CODES.get(privilege);
    if (known == PrivilegeCode.SUPERUSER && !place.equals("*.*")) {
      note(PrivilegeCode.WRITE, privilege, place);
    } else if (known != null) {
      note(known, privilege, place);
    } else {
      boolean creates = CREATING.stream().anyMatch(privilege::startsWith);
      note(creates ? PrivilegeCode.CREATE : PrivilegeCode.ADMINISTRATION, privilege, place);
    }
  }

  private void note(PrivilegeCode code, String privilege, String place) {
    found.computeIfAbsent(code, none -> new TreeSet<>()).add(privilege + " on " + place);
  }

  private List<PrivilegeFinding> findings() {
    List<PrivilegeFinding> findings = new ArrayList<>();
    found.forEach(
        (code, grants) ->
            findings.add(new PrivilegeFinding(code, "the user has " + String.join(", ", grants))));
    return findings;
  }
}
