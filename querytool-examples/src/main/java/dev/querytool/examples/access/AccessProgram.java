package dev.querytool.examples.access;

import dev.querytool.QuerySession;
import dev.querytool.QueryTool;
import dev.querytool.SharedQueryTool;
import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.examples.command.EarlierRun;
import dev.querytool.examples.text.TextTable;
import dev.querytool.vault.MasterKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets three callers ask the same questions of one shop and prints their answers side by side. */
@Command(
    name = "access-demo",
    description = "Three callers ask one shop the same ten questions and see different answers.",
    mixinStandardHelpOptions = true)
public final class AccessProgram implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--directory",
      defaultValue = "target/access-demo",
      description =
          "Where the files go, ${DEFAULT-VALUE} by default; files of an earlier run are replaced")
  private Path directory;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    Path shop = directory.resolve("shop.db");
    Path store = directory.resolve("store");
    Files.createDirectories(store);
    EarlierRun.clear(store, "querytool.db");
    EarlierRun.clear(directory, "shop.db");
    fill(shop);
    try (SharedQueryTool tool =
        QueryTool.builder()
            .store(store.resolve("querytool.db"))
            .masterKey(MasterKey.fromFileOrCreate(directory.resolve("master.key")))
            .connectionPolicy(
                ConnectionPolicy.builder().sqliteDirectory(directory.toAbsolutePath()).build())
            .multiUser()
            .open()) {
      ask(new Callers(tool).make("sqlite:" + shop.toAbsolutePath()), out);
    }
    out.flush();
    return 0;
  }

  private static void ask(Map<String, QuerySession> sessions, PrintWriter out) {
    int number = 0;
    for (Question question : Question.all()) {
      number++;
      out.printf("%n%d. %s%n   %s%n%n", number, question.words(), question.sql());
      List<List<String>> answers = new ArrayList<>();
      for (QuerySession session : sessions.values()) {
        answers.add(Answer.lines(session, question.sql()));
      }
      print(List.copyOf(sessions.keySet()), answers, out);
    }
  }

  private static void print(List<String> callers, List<List<String>> answers, PrintWriter out) {
    TextTable table = new TextTable(callers);
    int lines = answers.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < lines; line++) {
      int at = line;
      table.add(answers.stream().map(answer -> at < answer.size() ? answer.get(at) : "").toList());
    }
    table.print(out);
  }

  private static void fill(Path shop) throws IOException, SQLException {
    try (InputStream script = AccessProgram.class.getResourceAsStream("shop.sql");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shop);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          new String(
              Objects.requireNonNull(script, "shop.sql").readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
