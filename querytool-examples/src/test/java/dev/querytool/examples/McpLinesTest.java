package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class McpLinesTest {

  @TempDir private static Path folder;
  private static McpDemo demo;

  private final ObjectMapper json = new ObjectMapper();
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void makeShop() {
    demo = McpDemo.in(folder.resolve("demo"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void cancelledCallsGiveWayAndTheEndOfInputIsTheEnd() throws Exception {
    Process server = start();
    BufferedReader out = outputOf(server);
    say(server, McpLines.INITIALIZE);
    assertThat(answer(out).path("result").path("serverInfo").path("name").asText())
        .isEqualTo("querytool");
    say(server, McpLines.INITIALIZED, "no message", "");
    assertThat(answer(out).path("error").path("code").asInt()).isEqualTo(-32700);

    // As many as can be answered at once, so that the last waits until they are gone.
    say(server, McpLines.endless(1), McpLines.endless(2), McpLines.endless(3), McpLines.endless(4));
    say(server, McpLines.list(5));
    say(server, McpLines.cancel(1), McpLines.cancel(2), McpLines.cancel(3), McpLines.cancel(4));

    JsonNode next = answer(out);
    assertThat(next.path("id").asInt()).as(next.toString()).isEqualTo(5);
    assertThat(next.path("result").path("isError").asBoolean()).isFalse();

    say(server, McpLines.endless(6));
    server.getOutputStream().close();
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
  }

  @Test
  void aRequestOfTheIdOfOneThatIsBeingAnsweredIsRefusedAndTheFirstCanBeCancelled()
      throws Exception {
    Process server = start();
    BufferedReader out = outputOf(server);
    say(server, McpLines.INITIALIZE);
    answer(out);
    say(server, McpLines.INITIALIZED, McpLines.endless(1), McpLines.list(1));

    JsonNode refused = answer(out);
    assertThat(refused.path("id").asInt()).isEqualTo(1);
    assertThat(refused.path("error").path("code").asInt()).isEqualTo(-32600);

    say(server, McpLines.endless(2), McpLines.endless(3), McpLines.endless(4), McpLines.list(5));
    say(server, McpLines.cancel(1));
    assertThat(answer(out).path("id").asInt()).isEqualTo(5);
  }

  @Test
  void newsAndAnswersThatNobodyAskedForAndOddLinesLeaveItServing() throws Exception {
    Process server = start();
    BufferedReader out = outputOf(server);
    say(server, McpLines.ROOTS, McpLines.INITIALIZE);
    assertThat(answer(out).path("id").asInt()).isZero();

    say(server, McpLines.INITIALIZED, McpLines.ROOTS, McpLines.ANSWER, "null");
    say(server, McpLines.listTools(8));

    assertThat(answer(out).path("error").path("code").asInt()).isEqualTo(-32700);
    assertThat(answer(out).path("id").asInt()).isEqualTo(8);
  }

  @Test
  void anInterruptEndsItWhileACallRuns() throws Exception {
    Process server = start();
    BufferedReader out = outputOf(server);
    say(server, McpLines.INITIALIZE);
    answer(out);
    say(server, McpLines.INITIALIZED, McpLines.endless(1), McpLines.listTools(2));
    assertThat(answer(out).path("id").asInt()).isEqualTo(2);

    server.destroy();

    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(143);
  }

  @Test
  void aKeyThatIsWrongServesNothing() {
    ProgramRun run = ProgramRun.of(arguments("--api-key-env", "PATH"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("AUTHENTICATION_FAILED").doesNotContain(System.getenv("PATH"));
  }

  @Test
  void aKeyThatIsMissingIsAskedFor() {
    ProgramRun run = ProgramRun.of(arguments("--api-key-env", "QUERYTOOL_NO_SUCH_VARIABLE"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Set QUERYTOOL_NO_SUCH_VARIABLE");
  }

  @Test
  void anotherAddressThanLoopbackNeedsItsName() {
    ProgramRun run = ProgramRun.of("mcp", "--http", "--host", "0.0.0.0", "--store", "any.db");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--allowed-host");
  }

  @Test
  void theDemoOverwritesNothing() {
    ProgramRun run = ProgramRun.of("mcp", "--demo", demo.directory().toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("new or empty");
  }

  private static String[] arguments(String... more) {
    return demo.arguments(more).toArray(String[]::new);
  }

  private Process start() throws IOException {
    ProcessBuilder program = new ProcessBuilder(demo.command());
    program.environment().put("QUERYTOOL_API_KEY", demo.key());
    program.redirectError(folder.resolve("err.txt").toFile());
    Process process = program.start();
    started.add(process);
    return process;
  }

  private static BufferedReader outputOf(Process server) {
    return new BufferedReader(
        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void say(Process server, String... lines) throws IOException {
    for (String line : lines) {
      server.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    server.getOutputStream().flush();
  }

  /** Every line of standard output is a message. */
  private JsonNode answer(BufferedReader out) throws IOException {
    return json.readTree(String.valueOf(out.readLine()));
  }
}
