package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pattern that overruns SQLite's stack would take the process with it. */
@Timeout(120)
class CrashingPatternTest {

  private static final String CRASH =
      "SELECT printf('%.*c', 9000, 'a') LIKE replace(printf('%.*c', 5000, 'x'), 'x', '%a') || 'b'";

  @TempDir Path folder;

  @Test
  void isRefusedAndLeavesTheProcessAlive() throws Exception {
    String classPath =
        List.of(
                CrashingPatternTest.class,
                SafeQueryExecutor.class,
                org.sqlite.JDBC.class,
                org.slf4j.Logger.class,
                net.sf.jsqlparser.statement.Statement.class,
                com.github.benmanes.caffeine.cache.Caffeine.class,
                com.fasterxml.jackson.core.JsonFactory.class,
                com.fasterxml.jackson.databind.ObjectMapper.class,
                com.fasterxml.jackson.annotation.JsonProperty.class,
                org.jdbi.v3.core.Jdbi.class,
                org.assertj.core.api.Assertions.class)
            .stream()
            .map(CrashingPatternTest::placeOf)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                CrashingPatternTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines().toList()).containsExactly("QueryRefusedException", "3 rows");
      assertThat(process.waitFor()).isZero();
    }
  }

  /** Runs it and then another query, in a process of its own. */
  public static void main(String... arguments) {
    try (Shop shop = Shop.open(Path.of(arguments[0]))) {
      System.out.println(endOf(shop, CRASH));
      System.out.println(shop.sql("SELECT id FROM orders").run().rowCount() + " rows");
    }
  }

  private static String endOf(Shop shop, String sql) {
    try {
      shop.sql(sql).run();
      return "no error";
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
