package dev.querytool.host;

import dev.querytool.QueryTool;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that has querytool as its guest, and watches it. */
final class HostProcess {

  /** For a minute, one each 50 ms. */
  private static final int LOOKS = 1_200;

  private final HostVisit visit;
  private final String[] server;

  private HostProcess(HostVisit visit, String... server) {
    this.visit = visit;
    this.server = server;
  }

  /**
   * Prints what it sees, and writes what it was answered into {@code notes.txt} of the folder.
   *
   * @param arguments the folder, the url of a server, its password
   */
  public static void main(String[] arguments) throws Exception {
    forgetDrivers();
    HostState before = HostState.now();
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    HostVisit visit = new HostVisit(Path.of(arguments[0]));
    HostProcess host = new HostProcess(visit, arguments[1], arguments[2]);
    host.lookOn();
    HostState between = HostState.now();
    before.differences(between).forEach(line -> say("changed", line));
    host.lookOnPasswords();
    between.differences(HostState.now()).forEach(line -> say("changed by passwords", line));
    say("threads after closing", remaining(earlier));
    Files.writeString(Path.of(arguments[0], "notes.txt"), String.join("\n", visit.notes()));
  }

  /** Lets the drivers on the class path register themselves, and takes them off the list. */
  private static void forgetDrivers() throws SQLException {
    for (Driver driver : DriverManager.drivers().toList()) {
      DriverManager.deregisterDriver(driver);
    }
  }

  private void lookOn() throws Exception {
    // Once in a process sqlite-jdbc runs uname, and the JDK keeps a thread for that for a minute.
    visit.makeShop();
    WeakReference<ClassLoader> loader = lendLoader();
    try (QueryTool tool = visit.open()) {
      say("threads before the first query", ours());
      visit.read(tool);
      visit.readServer(tool, server[0], server[1]);
      visit.fail(tool);
      say("threads at work", ours());
      say("threads that keep a process alive", alive());
      say("the loader is let go", isLetGo(loader));
    }
  }

  private void lookOnPasswords() throws InterruptedException {
    WeakReference<ClassLoader> loader = lendLoader();
    visit.knowCallers();
    say("the loader is let go after passwords", isLetGo(loader));
  }

  /** Gives the thread a context class loader as a web application has one. */
  private static WeakReference<ClassLoader> lendLoader() {
    ClassLoader usual = HostProcess.class.getClassLoader();
    ClassLoader lent = new URLClassLoader("lent", new URL[0], usual);
    Thread.currentThread().setContextClassLoader(lent);
    return new WeakReference<>(lent);
  }

  /** Takes the loader back, which must still be there, and tells whether nothing holds it. */
  private static boolean isLetGo(WeakReference<ClassLoader> lent) throws InterruptedException {
    Thread thread = Thread.currentThread();
    boolean untouched = thread.getContextClassLoader() == lent.get();
    thread.setContextClassLoader(HostProcess.class.getClassLoader());
    for (int i = 0; i < LOOKS && lent.get() != null; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return untouched && lent.get() == null;
  }

  private static List<String> ours() {
    return named(thread -> thread.getName().startsWith("querytool-"));
  }

  private static List<String> alive() {
    return named(thread -> thread.getName().startsWith("querytool-") && !thread.isDaemon());
  }

  private static List<String> remaining(Set<Thread> earlier) throws InterruptedException {
    List<String> left = ours();
    for (int i = 0; i < LOOKS && !left.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
      left = ours();
    }
    return named(
        thread -> !earlier.contains(thread) && !"system".equals(group(thread)) && !isJdk(thread));
  }

  private static String group(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null ? "" : group.getName();
  }

  private static boolean isJdk(Thread thread) {
    return thread.getClass().getName().startsWith("java.util.concurrent.ForkJoinWorker");
  }

  private static List<String> named(Predicate<Thread> which) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(which)
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  private static void say(String what, Object found) {
    System.out.println(what + ": " + found);
  }
}
