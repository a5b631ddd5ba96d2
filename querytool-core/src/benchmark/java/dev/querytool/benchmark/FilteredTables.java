package dev.querytool.benchmark;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.stream.Stream;

/** The tables under row filters: a client in ten and its sales are in the caller's region. */
final class FilteredTables {

  static final String REGION = "r3";

  private static final int REGIONS = 10;
  private static final int SALES_OF_CLIENT = 10;
  private static final int SALES_OF_DAY = 100;
  private static final int KINDS = 50;

  private FilteredTables() {}

  /** Returns how many clients there are beside so many sales. */
  static int clients(int sales) {
    return sales / SALES_OF_CLIENT;
  }

  /** Returns how many days the sales take. */
  static int days(int sales) {
    return sales / SALES_OF_DAY;
  }

  /** Returns the statements that make the tables from the sample table. */
  static List<String> schema(Dialect dialect, int rows) {
    String client = "1 + id % " + clients(rows);
    String analyze =
        dialect == Dialect.MYSQL || dialect == Dialect.MARIADB ? "ANALYZE TABLE " : "ANALYZE ";
    Stream<String> make =
        Stream.of(
            "CREATE TABLE client (id bigint PRIMARY KEY, region varchar(10) NOT NULL, name"
                + " varchar(40) NOT NULL)",
            "INSERT INTO client SELECT id, "
                + region(dialect, "id")
                + ", label FROM sample WHERE id <= "
                + clients(rows),
            "CREATE TABLE sale (id bigint PRIMARY KEY, client_id bigint NOT NULL, region"
                + " varchar(10) NOT NULL, day bigint NOT NULL, kind bigint NOT NULL, amount"
                + " bigint NOT NULL)",
            "INSERT INTO sale SELECT id, "
                + client
                + ", "
                + region(dialect, client)
                + ", id / "
                + SALES_OF_DAY
                + ", id % "
                + KINDS
                + ", id % 1000 FROM sample",
            "CREATE INDEX sale_region ON sale (region)",
            "CREATE INDEX sale_day ON sale (day)",
            "CREATE INDEX sale_client ON sale (client_id)");
    return Stream.concat(make, Stream.of("client", "sale").map(table -> analyze + table)).toList();
  }

  private static String region(Dialect dialect, String number) {
    String rest = "(" + number + ") % " + REGIONS;
    return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB
        ? "concat('r', " + rest + ")"
        : "'r' || (" + rest + ")";
  }
}
