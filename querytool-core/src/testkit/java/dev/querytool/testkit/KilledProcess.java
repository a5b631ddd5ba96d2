package dev.querytool.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A child JVM that a test kills without warning, to see what it leaves behind.
 *
 * <p>The child runs a class's {@code main} on the test's own class path. The two sides talk over
 * the child's standard streams, in lines:
 *
 * <ul>
 *   <li>{@code @mark NAME} from the child: it has come to a place that the test knows by name.
 *       {@link #mark} prints it and goes on, {@link #hold} prints it and waits for a line on
 *       standard input, which {@link #release} sends. Every other line is kept as {@link #output},
 *       standard error with it.
 *   <li>The test waits with {@link #awaitMark}, then calls {@link #kill}, at once (a child that
 *       holds is then killed exactly there) or {@link #killAfter} some random time (somewhere after
 *       the place). Both send SIGKILL where there is such a thing: no shutdown hook runs, no file
 *       is closed.
 *   <li>When the test's JVM goes away, so does the child: it ends itself at the end of standard
 *       input if it holds, and {@link #close} kills it otherwise.
 * </ul>
 *
 * <pre>{@code
 * try (KilledProcess child = KilledProcess.start(Migrating.class, file.toString(), "half")) {
 *   child.awaitMark("half");
 *   child.kill();
 * }
 * }</pre>
 *
 * <p>Used by one thread of the test.
 */
public final class KilledProcess implements AutoCloseable {

  private static final String MARK = "@mark ";

  /** The one of small machines begins sooner; long runs take that of large ones. */
  private static final String COLLECTOR =
      Boolean.getBoolean("querytool.tests.deep") ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";

  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final Process process;
  private final Thread reader;
  private final List<String> marks = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private boolean ended;

  private KilledProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::readAll, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a child. */
  public static KilledProcess start(Class<?> main, String... arguments) {
    return start(List.of(), main, arguments);
  }

  /**
   * Starts a child.
   *
   * @param jvmOptions options of its virtual machine, which stand above those it has anyway
   */
  public static KilledProcess start(List<String> jvmOptions, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", COLLECTOR));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath(main), main.getName()));
    command.addAll(Arrays.asList(arguments));
    try {
      return new KilledProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the child: tells the test that a place is reached, and goes on. */
  public static void mark(String name) {
    System.out.println(MARK + name);
    System.out.flush();
  }

  /** In the child: tells the test that a place is reached, and stays there until released. */
  public static void hold(String name) {
    mark(name);
    try {
      int answer = System.in.read();
      if (answer < 0) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the child has reached a place.
   *
   * @throws AssertionError if it ends without reaching it, or takes longer than four minutes
   */
  public synchronized void awaitMark(String name) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!marks.contains(name)) {
      long left = end - System.nanoTime();
      if (ended || left <= 0) {
        throw new AssertionError("the child never came to '" + name + "':\n" + output());
      }
      waitAtMost(left);
    }
  }

  /** Lets a child that holds go on. */
  public void release() {
    try {
      OutputStream in = process.getOutputStream();
      in.write('\n');
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the child now and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Kills the child after a time, which may be shorter than a millisecond. */
  public void killAfter(Duration delay) {
    long end = System.nanoTime() + delay.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    kill();
  }

  /**
   * Waits until the child is gone and all of its output is read.
   *
   * @return its exit status
   */
  public int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the child does not end:\n" + output());
      }
      reader.join(PATIENCE.toMillis());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Returns the places that the child has reached so far, in order. */
  public synchronized List<String> marks() {
    return List.copyOf(marks);
  }

  /** Returns what else the child has printed so far. */
  public synchronized String output() {
    return String.join("\n", output);
  }

  /** Kills the child if it still runs. */
  @Override
  public void close() {
    kill();
  }

  private void readAll() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      keep(String.valueOf(e));
    } finally {
      end();
    }
  }

  private synchronized void keep(String line) {
    if (line.startsWith(MARK)) {
      marks.add(line.substring(MARK.length()));
    } else {
      output.add(line);
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void waitAtMost(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * Returns the class path that a class of the test was loaded from. Some launchers load tests by a
   * class loader of their own, and the property names theirs.
   */
  public static String classPath(Class<?> main) {
    return main.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(KilledProcess::file)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    return Path.of(URI.create(url.toString())).toString();
  }
}
