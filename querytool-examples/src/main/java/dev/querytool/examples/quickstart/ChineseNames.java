package dev.querytool.examples.quickstart;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.FieldEditor;
import dev.querytool.catalog.TableEditor;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Gives the shop's tables and fields the Chinese names and notes of {@code names.csv}. */
public final class ChineseNames {

  private final ConnectionCatalog catalog;

  /** Turns to the catalogue of a shop. */
  public ChineseNames(ConnectionCatalog catalog) {
    this.catalog = catalog;
  }

  /** Gives them, in place of those that are there. */
  public void give() throws IOException {
    InputStream names = ChineseNames.class.getResourceAsStream("names.csv");
    Reader text =
        new InputStreamReader(Objects.requireNonNull(names, "names.csv"), StandardCharsets.UTF_8);
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(text)) {
      lines.forEach(this::give);
    }
  }

  private void give(NamedCsvRecord line) {
    TableEditor table = catalog.table(line.getField("table"));
    if (line.getField("field").isEmpty()) {
      table.chineseName(line.getField("chinese_name")).note(line.getField("note"));
    } else {
      FieldEditor field = table.field(line.getField("field"));
      field.chineseName(line.getField("chinese_name")).note(line.getField("note"));
    }
  }
}
