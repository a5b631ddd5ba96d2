package dev.querytool.sqlite;

import dev.querytool.testkit.KilledProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program of somebody else's: opens a file, counts its rows and closes it. */
final class ReadingProcess {

  private ReadingProcess() {}

  /** Takes the file. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
      KilledProcess.mark("rows " + row.getInt(1));
    }
  }
}
