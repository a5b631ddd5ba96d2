package dev.querytool.connection;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a server, read by a user of its own. */
record OnServer(TestDatabase database, TestDatabase.LogIn user) implements ContractDatabase {

  /** Makes databases of one server. */
  record Of(TestServer server) implements Source {

    @Override
    public ContractDatabase create(String value) {
      TestDatabase database = server.newDatabase();
      TestDatabase.LogIn user = database.newReader();
      database.execute("CREATE TABLE t (v varchar(20))", "INSERT INTO t VALUES ('" + value + "')");
      return new OnServer(database, user);
    }

    @Override
    public Dialect dialect() {
      return server.dialect();
    }

    @Override
    public String product() {
      return switch (server.dialect()) {
        case POSTGRES -> "PostgreSQL";
        case MARIADB -> "MariaDB";
        default -> "MySQL";
      };
    }

    @Override
    public String toString() {
      return server.toString();
    }
  }

  @Override
  public String url() {
    return database.url(user.user());
  }

  @Override
  public String urlWithWord() {
    return url().replace("@", ":" + user.password() + "@");
  }

  @Override
  public String missingUrl() {
    return url().substring(0, url().lastIndexOf('/')) + "/none_" + database.name();
  }

  @Override
  public String word() {
    return user.password();
  }

  @Override
  public Secret secret() {
    return Secret.of(user.password());
  }

  @Override
  public int sessions() {
    String sql =
        database.dialect() == Dialect.POSTGRES
            ? "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'"
            : "SELECT count(*) FROM information_schema.processlist WHERE user = '%s'";
    try (Connection connection = admin();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.formatted(user.user()))) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Connection admin() throws SQLException {
    return database.connect();
  }

  @Override
  public void close() {
    database.close();
  }
}
