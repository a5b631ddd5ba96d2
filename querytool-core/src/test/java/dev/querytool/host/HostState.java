package dev.querytool.host;

import ch.qos.logback.classic.LoggerContext;
import java.io.File;
import java.lang.reflect.Field;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.nio.charset.Charset;
import java.security.Provider;
import java.security.Security;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What a whole process has only once, and a library could change for all in it. */
record HostState(Map<String, String> facts) {

  static HostState now() throws ReflectiveOperationException {
    Map<String, String> facts = new TreeMap<>();
    System.getProperties().forEach((name, value) -> facts.put("property " + name, "" + value));
    for (Locale.Category category : Locale.Category.values()) {
      facts.put("locale " + category, Locale.getDefault(category).toLanguageTag());
    }
    facts.put("zone", TimeZone.getDefault().getID());
    facts.put("charset", Charset.defaultCharset().name());
    facts.put("hooks", String.valueOf(hooks()));
    facts.put("drivers", DriverManager.drivers().map(Driver::toString).sorted().toList() + "");
    facts.put("security", Stream.of(Security.getProviders()).map(Provider::getName).toList() + "");
    facts.put("uncaught", "" + Thread.getDefaultUncaughtExceptionHandler());
    facts.put("authenticator", "" + Authenticator.getDefault());
    facts.put("proxies", "" + ProxySelector.getDefault());
    facts.put(
        "streams", System.identityHashCode(System.out) + " " + System.identityHashCode(System.err));
    facts.put("context class loader", "" + Thread.currentThread().getContextClassLoader());
    addLogging(facts);
    return new HostState(facts);
  }

  /** Returns what is otherwise later, a line for each fact. */
  List<String> differences(HostState later) {
    List<String> lines = new ArrayList<>();
    Map<String, String> all = new TreeMap<>(facts);
    all.putAll(later.facts);
    for (String name : all.keySet()) {
      String before = facts.getOrDefault(name, "nothing");
      String after = later.facts.getOrDefault(name, "nothing");
      if (!before.equals(after)) {
        lines.add(name + ": " + before + " became " + after);
      }
    }
    return lines;
  }

  /** The JDK shows its list of hooks to nobody; the child is started with that package open. */
  private static List<String> hooks() throws ReflectiveOperationException {
    Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    field.setAccessible(true);
    Map<?, ?> hooks = (Map<?, ?>) field.get(null);
    return hooks.keySet().stream().map(String::valueOf).sorted().toList();
  }

  private static void addLogging(Map<String, String> facts) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (ch.qos.logback.classic.Logger logger : context.getLoggerList()) {
      List<String> appenders = new ArrayList<>();
      logger.iteratorForAppenders().forEachRemaining(appender -> appenders.add(appender.getName()));
      if (logger.getLevel() != null || !appenders.isEmpty()) {
        facts.put("logback " + logger.getName(), logger.getLevel() + " " + appenders);
      }
    }
    for (String name : Collections.list(LogManager.getLogManager().getLoggerNames())) {
      Logger logger = LogManager.getLogManager().getLogger(name);
      if (logger != null && (logger.getLevel() != null || logger.getHandlers().length > 0)) {
        facts.put("jul " + name, logger.getLevel() + " " + List.of(logger.getHandlers()).size());
      }
    }
    facts.put("temporary folder", new File(System.getProperty("java.io.tmpdir")).getPath());
  }
}
