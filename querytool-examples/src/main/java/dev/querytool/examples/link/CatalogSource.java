package dev.querytool.examples.link;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.error.ValidationException;
import dev.querytool.examples.command.DatabaseOptions;
import dev.querytool.examples.command.OpenDatabase;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the catalogue comes from: a file or a database. */
final class CatalogSource {

  @Option(
      names = "--catalog",
      required = true,
      paramLabel = "FILE",
      description = "The catalogue, exported as JSON")
  private @Nullable Path file;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private @Nullable DatabaseOptions database;

  CatalogSnapshot read() throws IOException {
    if (database != null) {
      try (OpenDatabase opened = database.open()) {
        return opened.catalog();
      }
    }
    return CatalogSnapshot.fromJson(text());
  }

  private String text() throws IOException {
    if (file == null) {
      throw new IllegalStateException("neither a file nor a database is named");
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new ValidationException("There is no catalogue in " + file + "; export one there.");
    } catch (CharacterCodingException e) {
      throw new ValidationException("The catalogue in " + file + " is not UTF-8.");
    }
  }
}
