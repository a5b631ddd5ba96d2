package dev.querytool.query;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** Writes the types of result columns as the catalogues of MySQL and MariaDB do. */
final class MysqlTypeNames {

  private static final int DATE_TIME_LENGTH = 19;
  private static final int TIME_LENGTH = 10;

  private MysqlTypeNames() {}

  static String of(ResultSetMetaData metadata, int place) throws SQLException {
    String name = metadata.getColumnTypeName(place).toLowerCase(Locale.ROOT);
    int precision = metadata.getPrecision(place);
    String type = name.replace(" unsigned", "");
    String size =
        switch (type) {
          case "decimal" -> "(" + precision + "," + metadata.getScale(place) + ")";
          case "char", "varchar", "binary", "varbinary", "bit" -> "(" + precision + ")";
          case "datetime", "timestamp" -> fraction(precision - DATE_TIME_LENGTH);
          case "time" -> fraction(precision - TIME_LENGTH);
          default -> "";
        };
    return type + size + name.substring(type.length());
  }

  /** A point stands before the digits of a fraction. */
  private static String fraction(int longer) {
    return longer <= 1 ? "" : "(" + (longer - 1) + ")";
  }
}
