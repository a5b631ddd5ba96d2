package dev.querytool.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the file of an online shop; the same rows every time. */
public final class ShopDatabase {

  private ShopDatabase() {}

  /** Writes the shop to a file that does not exist yet and returns the number of its rows. */
  public static int create(Path file) throws SQLException, IOException {
    try (Connection shop = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      shop.setAutoCommit(false);
      try (Statement statement = shop.createStatement()) {
        statement.executeUpdate(schema());
      }
      int rows = new ShopRows(new Inserts(shop)).write();
      shop.commit();
      return rows;
    }
  }

  private static String schema() throws IOException {
    try (InputStream script = ShopDatabase.class.getResourceAsStream("shop.sql")) {
      return new String(
          Objects.requireNonNull(script, "shop.sql").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Inserts rows and counts them. */
  static final class Inserts {

    private final Connection shop;
    private int rows;

    Inserts(Connection shop) {
      this.shop = shop;
    }

    /** Inserts rows of one table, each with a value for every column; at least one row. */
    void into(String table, List<@Nullable Object[]> values) throws SQLException {
      String text =
          "INSERT INTO \"" + table + "\" VALUES (?" + ", ?".repeat(values.get(0).length - 1) + ")";
      try (PreparedStatement insert = shop.prepareStatement(text)) {
        for (@Nullable Object[] row : values) {
          for (int column = 0; column < row.length; column++) {
            insert.setObject(column + 1, row[column]);
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
      rows += values.size();
    }

    int rows() {
      return rows;
    }
  }
}
