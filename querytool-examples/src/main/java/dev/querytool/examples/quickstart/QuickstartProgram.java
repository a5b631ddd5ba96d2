package dev.querytool.examples.quickstart;

import dev.querytool.QueryTool;
import dev.querytool.QueryToolBuilder;
import dev.querytool.examples.ask.ProgramModels;
import dev.querytool.examples.command.EarlierRun;
import dev.querytool.vault.MasterKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes an online shop, registers it, shows its catalogue, reads from it and tries to write to it.
 */
@Command(
    name = "quickstart",
    description = "Makes a small online shop and shows what querytool does with it.",
    mixinStandardHelpOptions = true)
public final class QuickstartProgram implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--directory",
      defaultValue = "target/quickstart",
      description =
          "Where the files go, ${DEFAULT-VALUE} by default; files of an earlier run are replaced")
  private Path directory;

  @Option(names = "--offline", description = "Asks no model, even if the key of one is set")
  private boolean offline;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    Path shop = directory.resolve("shop.db");
    Path store = directory.resolve("querytool.db");
    Path csv = directory.resolve("order_items.csv");
    EarlierRun.clear(directory, "shop.db", "querytool.db", "order_items.csv");
    Files.createDirectories(directory);

    heading(out, "1. An online shop");
    int rows = ShopDatabase.create(shop);
    out.printf(Locale.ROOT, "Made %s with %,d rows.%n", shop, rows);
    try (ProgramModels models = ProgramModels.open(offline, HumanQuestions.DELETING);
        QueryTool tool = settings(store).models(models.models()).open()) {
      tool.connections().register("shop", "sqlite:" + shop.toAbsolutePath());
      new ChineseNames(tool.catalog().on("shop")).give();
      Tour tour = new Tour(tool, out);
      heading(out, "2. Its structure in human words");
      tour.catalogue();
      heading(out, "3. Three questions");
      tour.queries();
      heading(out, "4. Six statements that are refused");
      tour.refusals();
      heading(out, "5. A table streamed to CSV");
      tour.export(csv);
      heading(out, "6. Three questions in human language");
      new HumanQuestions(tool.natural().on("shop"), models, out).ask();
    }
    heading(out, "Files");
    Stream.of(shop, store, csv).map(Path::toAbsolutePath).forEach(out::println);
    out.flush();
    return 0;
  }

  private static QueryToolBuilder settings(Path store) {
    return QueryTool.builder()
        .store(store)
        .masterKey(MasterKey.fromFileOrCreate(store.resolveSibling(store.getFileName() + ".key")));
  }

  private static void heading(PrintWriter out, String text) {
    out.printf("%n%s%n%s%n", text, "=".repeat(text.length()));
    out.flush();
  }
}
