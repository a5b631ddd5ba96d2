package dev.querytool.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host's process can rely on, seen in processes of its own that do a bit of everything. */
class HostPromisesTest {

  private static final List<String> ENGLISH =
      List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");

  /** Its capital of i is not I, its digits are not 0 to 9, and it has begun tomorrow. */
  private static final List<String> FAR_AWAY =
      List.of(
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.extensions=u-nu-arab",
          "-Duser.timezone=Pacific/Kiritimati",
          "-Dfile.encoding=ISO-8859-1");

  @TempDir private static Path folder;

  private static String seen = "";
  private static String notes = "";
  private static String farNotes = "";

  @BeforeAll
  static void visitTwoHosts() throws IOException {
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase()) {
      seen = visit(database, "usual", ENGLISH);
      visit(database, "far", FAR_AWAY);
    }
    notes = Files.readString(folder.resolve("usual/notes.txt"));
    farNotes = Files.readString(folder.resolve("far/notes.txt"));
  }

  private static String visit(TestDatabase database, String name, List<String> options)
      throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    TestDatabase.LogIn reader = database.newReader();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Xmx256m"));
    try (KilledProcess host =
        KilledProcess.start(
            all,
            HostProcess.class,
            place.toString(),
            database.url(reader.user()),
            reader.password())) {
      assertThat(host.awaitExit()).as(host.output()).isZero();
      return host.output();
    }
  }

  @Test
  void noThreadIsStartedBeforeTheFirstQuery() {
    assertThat(seen).contains("threads before the first query: []");
  }

  @Test
  void itsThreadsAreDaemonsWithItsName() {
    assertThat(seen)
        .contains("threads at work: [querytool-")
        .contains("threads that keep a process alive: []");
  }

  /** The driver of PostgreSQL has one for the whole process. */
  @Test
  void noThreadOfItsOwnIsLeftAfterClosing() {
    assertThat(seen).contains("threads after closing: [Cleaner-0]");
  }

  @Test
  void theContextClassLoaderIsNeitherChangedNorKept() {
    assertThat(seen)
        .contains("the loader is let go: true", "the loader is let go after passwords: true");
  }

  @Test
  void hooksPropertiesDefaultsDriversAndLoggingStayAsTheyWere() {
    assertThat(changes("changed: ")).isEmpty();
  }

  /** What Password4j does when it hashes for the first time; it is said in the README. */
  @Test
  void passwordsOfAccountsLeaveOneHookOfTheirLibrary() {
    assertThat(changes("changed by passwords: "))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("hooks: ")
        .containsOnlyOnce("password4j-shutdownhook");
  }

  @Test
  void answersAreTheSameWhateverTheHostsLocaleZoneAndCharset() {
    assertThat(notes).contains("the password is known again: true", "1234567.5", "QUERY_REFUSED");
    assertThat(farNotes).isEqualTo(notes);
  }

  private static List<String> changes(String kind) {
    return seen.lines()
        .filter(line -> line.startsWith(kind))
        .map(line -> line.substring(kind.length()))
        .toList();
  }
}
