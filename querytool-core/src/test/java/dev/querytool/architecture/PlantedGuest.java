package dev.querytool.architecture;

import java.io.File;
import java.nio.charset.Charset;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** Breaks every rule of a guest, so that the rules can be seen red. */
final class PlantedGuest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private PlantedGuest() {}

  @SuppressWarnings({"StringCaseLocaleUsage", "DefaultCharset", "DefaultLocale"})
  static int behaveBadly(File file) throws SQLException {
    String text = "%d".formatted(COUNT.incrementAndGet()) + String.format("%d", 2);
    System.setProperty("planted", text.toLowerCase() + Locale.getDefault());
    Runtime.getRuntime().addShutdownHook(new Thread());
    file.deleteOnExit();
    DriverManager.getConnection("jdbc:sqlite::memory:").close();
    Logger.getLogger("").setUseParentHandlers(false);
    Object loader = Thread.currentThread().getContextClassLoader();
    return loader.hashCode()
        + ZoneId.systemDefault().hashCode()
        + Charset.defaultCharset().hashCode()
        + text.getBytes().length;
  }
}
