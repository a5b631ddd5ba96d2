package dev.querytool.examples.medialibrary;

import dev.querytool.examples.ask.ProgramModels;
import dev.querytool.examples.command.EarlierRun;
import dev.querytool.examples.command.ModelOptions;
import dev.querytool.natural.ConnectionTranslator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells the story of a media library's file, from its first tables to questions in words. */
@Command(
    name = "media-library",
    description = {
      "Upgrades the file of a media library, fills it with five thousand invented works, uses it,",
      "and asks it in SQL, Chinese, Japanese and English, as one who may not see passwords."
    },
    mixinStandardHelpOptions = true)
public final class MediaLibraryProgram implements Callable<Integer> {

  private static final long SEED = 20_260_101;
  private static final Instant TODAY = Instant.parse("2026-01-15T08:00:00Z");

  @Spec private CommandSpec spec;

  @Option(
      names = "--directory",
      defaultValue = "target/media-library",
      description =
          "Where the files go, ${DEFAULT-VALUE} by default; files of an earlier run are replaced")
  private Path directory;

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--offline", description = "Asks no model, even if the key of one is set")
  private boolean offline;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path store = directory.resolve("store");
    Path file = directory.resolve("library.db");
    EarlierRun.clear(directory, "library.db");
    EarlierRun.clear(store, "querytool.db");
    Files.createDirectories(store);

    StoryClock clock = new StoryClock(TODAY);
    heading(out, "1. A file that has grown for years");
    new FileHistory(clock, out).tell(file);
    try (MediaLibrary library = MediaLibrary.open(file, clock)) {
      heading(out, "2. Five thousand works that nobody made");
      new InventedLibrary(SEED, clock).fill(library);
      clock.set(TODAY);
      ListenerStory listener = new ListenerStory(library, clock, out);
      listener.contents();
      heading(out, "3. A day in the library");
      listener.day();
    }
    ask(file, store, out);
    heading(out, "Files");
    out.println(file);
    out.println(store.resolve("querytool.db"));
    out.flush();
    return 0;
  }

  private void ask(Path file, Path store, PrintWriter out) throws IOException {
    Path key = directory.resolve("master.key");
    try (ProgramModels models = ProgramModels.of(model.open(), offline, Questions.OBEDIENCE);
        RegisteredLibrary registered = RegisteredLibrary.open(file, store, key, models.models())) {
      heading(out, "4. The same file, to read only, in Chinese");
      new CatalogueStory(registered, out).tell();
      heading(out, "5. Reads of a visitor");
      VisitorStory visitor = new VisitorStory(registered.visitor(), out);
      visitor.reads();
      heading(out, "6. Questions in Chinese, Japanese and English");
      Questions questions = questions(registered, models.isOnline(), out);
      questions.ask();
      heading(out, "7. The password, which the visitor may not see");
      visitor.refusals();
      questions.askForPasswords();
    }
  }

  private Questions questions(RegisteredLibrary library, boolean online, PrintWriter out) {
    ConnectionTranslator visitor = library.visitor().natural().on(RegisteredLibrary.NAME);
    return new Questions(
        library.librarian().natural().on(RegisteredLibrary.NAME).verified(),
        online ? model.choose(visitor) : visitor,
        online,
        out);
  }

  private static void heading(PrintWriter out, String text) {
    out.printf("%n%s%n%s%n", text, "=".repeat(text.length()));
    out.flush();
  }
}
