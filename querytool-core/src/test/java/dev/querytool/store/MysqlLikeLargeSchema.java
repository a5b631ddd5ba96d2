package dev.querytool.store;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.ServerSessions;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many tables on a server that counts the statements of each session. */
abstract class MysqlLikeLargeSchema extends LargeSchemaContract {

  private final Dialect dialect;

  MysqlLikeLargeSchema(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  TestServer server() {
    return Engines.of(dialect);
  }

  @Override
  void create(ServerSessions sessions, int tables) {
    sessions.execute(
        "shop",
        IntStream.range(0, tables).mapToObj(LargeSchemaContract::table).toArray(String[]::new));
  }

  @Override
  void renameAllButOne(ServerSessions sessions, int tables) {
    sessions.execute(
        "shop",
        IntStream.range(0, tables)
            .filter(i -> i != 7)
            .mapToObj(i -> "t" + i + " TO r" + i)
            .collect(Collectors.joining(", ", "RENAME TABLE ", "")));
    sessions.execute("shop", renameColumns());
  }

  @Override
  long statements(ServerSessions sessions) {
    return sessions.statementsOfClosedSessions();
  }
}
