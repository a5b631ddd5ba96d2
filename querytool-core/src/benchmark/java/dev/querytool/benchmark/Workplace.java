package dev.querytool.benchmark;

import dev.querytool.QueryTool;
import dev.querytool.query.QueryOptions;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A tool with its store in a folder of its own, and the sample database registered in it. */
final class Workplace implements AutoCloseable {

  static final String CONNECTION = "sample";

  private final Path folder;
  private final QueryTool tool;

  private Workplace(Path folder, QueryTool tool) {
    this.folder = folder;
    this.tool = tool;
  }

  static Workplace open(Address address) throws IOException {
    Logging.warningsOnly();
    Path folder = Files.createTempDirectory("querytool-benchmark");
    QueryTool tool =
        QueryTool.builder()
            .store(folder.resolve("querytool.db"))
            .masterKey(MasterKey.fromFileOrCreate(folder.resolve("querytool.key")))
            .queryOptions(QueryOptions.builder().maxLimit(100_000).build())
            .open();
    if (address.password().isEmpty()) {
      tool.connections().register(CONNECTION, address.url());
    } else {
      tool.connections().register(CONNECTION, address.url(), Secret.of(address.password()));
    }
    return new Workplace(folder, tool);
  }

  QueryTool tool() {
    return tool;
  }

  @Override
  public void close() throws IOException {
    tool.close();
    delete(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(folder)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
