package dev.querytool.examples;

import dev.querytool.testkit.KilledProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a virtual machine of its own, as a shell would start it: standard output is a pipe,
 * standard error a file. Used by one thread.
 */
final class ProgramProcess implements AutoCloseable {

  private static final String PASSWORD_VARIABLE = "QUERYTOOL_EXAMPLES_TEST_PASSWORD";

  private final Process process;
  private final BufferedReader out;
  private final Path err;

  private ProgramProcess(Process process, Path err) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.err = err;
  }

  /** Starts a program on a database. */
  static ProgramProcess start(String program, ManyRows database, String... arguments) {
    List<String> command = new ArrayList<>(heedingSignals());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", KilledProcess.classPath(Launcher.class)));
    command.addAll(List.of(Launcher.class.getName(), program, "--url", database.url()));
    command.addAll(List.of("--password-env", PASSWORD_VARIABLE));
    command.addAll(List.of(arguments));
    ProcessBuilder child = new ProcessBuilder(command);
    child.environment().put(PASSWORD_VARIABLE, database.password());
    try {
      Path err = Files.createTempFile("querytool-err", ".txt");
      return new ProgramProcess(child.redirectError(err.toFile()).start(), err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shell starts what it runs in the background deaf to SIGINT, and a child inherits that. */
  private static List<String> heedingSignals() {
    Path status = Path.of("/proc/self/status");
    try {
      boolean deaf =
          Files.exists(status)
              && Files.readAllLines(status).stream()
                  .filter(line -> line.startsWith("SigIgn:"))
                  .anyMatch(
                      line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
      return deaf ? List.of("env", "--default-signal=INT") : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next line of standard output. */
  String readLine() {
    try {
      return String.valueOf(out.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads no more of standard output, as {@code head} does. */
  ProgramProcess closeOutput() {
    try {
      out.close();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal, such as INT, and returns the exit code; what is still printed is dropped. */
  int endBy(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("the program ended before the signal:\n" + err());
      }
      out.transferTo(Writer.nullWriter());
      return awaitExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  int awaitExit() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the program does not end:\n" + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns what it has written to standard error so far. */
  String err() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, first in order: a server works on for a client that was killed. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    try {
      Files.deleteIfExists(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
