package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.querytool.testkit.HeardMessages;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class PrivilegeReportTest {

  private static final int MOST_STATEMENTS = 3;

  @Parameter private TestServer server;
  private final MemoryStore store = new MemoryStore();
  private TestDatabase database;
  private TestDatabase.LogIn user;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    database = server.newDatabase();
    database.execute("CREATE TABLE shop (id int, name varchar(9))");
    user = database.newReader();
    connections = ManagedConnections.builder(store, store).build();
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  @Test
  void findsNothingBeyondReadingInAReader() {
    PrivilegeReport report = reportOfUser();
    assertThat(report.findings())
        .allSatisfy(one -> assertThat(one.code().isBeyondReading()).isFalse());
    assertThat(report.isReadOnly()).isTrue();
  }

  @Test
  void findsAnAdministrator() {
    connections.register("admin", database.url(), Secret.of(server.password()));
    PrivilegeReport report = connections.privileges("admin");
    assertThat(report.isReadOnly()).isFalse();
    if (server.dialect() == Dialect.MYSQL) {
      assertThat(codes(report))
          .contains(
              PrivilegeCode.SERVER_FILES,
              PrivilegeCode.ADMINISTRATION,
              PrivilegeCode.GRANT,
              PrivilegeCode.EXECUTE,
              PrivilegeCode.CREATE,
              PrivilegeCode.OTHERS_STATEMENTS);
    } else {
      assertThat(codes(report)).contains(PrivilegeCode.SUPERUSER, PrivilegeCode.GRANT);
    }
  }

  @Test
  void findsThePrivilegeToWriteOneTable() {
    database.execute("GRANT INSERT ON shop TO " + user.user());
    assertFound(reportOfUser(), PrivilegeCode.WRITE);
  }

  @Test
  void findsThePrivilegeToWriteOneColumn() {
    database.execute("GRANT UPDATE (name) ON shop TO " + user.user());
    assertFound(reportOfUser(), PrivilegeCode.WRITE);
  }

  @Test
  void findsThePrivilegeToCreate() {
    database.execute(
        server.dialect() == Dialect.POSTGRES
            ? "GRANT CREATE ON SCHEMA public TO " + user.user()
            : "GRANT CREATE ON " + database.name() + ".* TO " + user.user());
    assertFound(reportOfUser(), PrivilegeCode.CREATE);
  }

  @Test
  void findsThePrivilegeToReachFiles() {
    database.execute(
        server.dialect() == Dialect.POSTGRES
            ? "GRANT pg_read_server_files TO " + user.user()
            : "GRANT FILE ON *.* TO " + user.user());
    assertFound(reportOfUser(), PrivilegeCode.SERVER_FILES);
  }

  @Test
  void findsThePrivilegeToPassOn() {
    database.execute(
        server.dialect() == Dialect.POSTGRES
            ? "ALTER ROLE " + user.user() + " CREATEROLE"
            : "GRANT SELECT ON " + database.name() + ".* TO " + user.user() + " WITH GRANT OPTION");
    assertFound(reportOfUser(), PrivilegeCode.GRANT);
  }

  @Test
  void findsWhatRolesGive() {
    String role = user.user() + "_r";
    database.execute("CREATE ROLE " + role, "GRANT INSERT ON shop TO " + role);
    database.execute("GRANT " + role + " TO " + user.user());
    if (server.dialect() == Dialect.MYSQL) {
      database.execute("SET DEFAULT ROLE " + role + " TO " + user.user());
    } else if (server.dialect() == Dialect.MARIADB) {
      database.execute("SET DEFAULT ROLE " + role + " FOR " + user.user());
    }
    try {
      assertFound(reportOfUser(), PrivilegeCode.WRITE);
    } finally {
      if (server.dialect() == Dialect.POSTGRES) {
        database.execute("DROP OWNED BY " + role);
      }
      database.execute("DROP ROLE " + role);
    }
  }

  @Test
  void refusesWhoMayDoMoreThanReadWhereThatIsRequired() {
    try (ManagedConnections strict =
        ManagedConnections.builder(store, store).requireLeastPrivilege().build()) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> strict.register("admin", database.url(), Secret.of(server.password())))
          .withMessageContaining("may do more than read")
          .satisfies(e -> assertThat(e.details()).containsEntry("failure", "excessive_privileges"))
          .satisfies(e -> assertThat(e.retryable()).isFalse());
      assertThat(strict.find("admin")).isEmpty();
      strict.register("shop", database.url(user.user()), Secret.of(user.password()));
      assertThat(strict.find("shop")).isPresent();
    }
  }

  @Test
  void warnsOnceWhenSuchAUserIsRegistered() {
    try (HeardMessages log = HeardMessages.of(PrivilegeStep.class)) {
      connections.register("admin", database.url(), Secret.of(server.password()));
      connections.borrow("admin").close();
      assertThat(log.all())
          .singleElement(STRING)
          .startsWith("'admin' is less protected than it could be: the ");
    }
  }

  @Test
  void asksInThreeStatementsAtMost() throws SQLException {
    try (Relay relay = Relay.to(server)) {
      connections.register("wire", relay.url(database, user.user()), Secret.of(user.password()));
      QuickUse quick = new QuickUse(relay, connections);
      assertThat(quick.turns(() -> connections.privileges("wire")))
          .isLessThanOrEqualTo(MOST_STATEMENTS + 1);
    }
  }

  private PrivilegeReport reportOfUser() {
    connections.register("shop", database.url(user.user()), Secret.of(user.password()));
    return connections.privileges("shop");
  }

  private static List<PrivilegeCode> codes(PrivilegeReport report) {
    return report.findings().stream().map(PrivilegeFinding::code).toList();
  }

  private static void assertFound(PrivilegeReport report, PrivilegeCode code) {
    assertThat(codes(report)).as(report.toString()).contains(code);
    assertThat(report.isReadOnly()).isFalse();
  }
}
