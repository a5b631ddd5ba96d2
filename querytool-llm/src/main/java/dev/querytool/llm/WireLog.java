package dev.querytool.llm;

import java.util.Locale;
import java.util.regex.Pattern;

/** The log of Java's own HTTP client, which a property of the process switches on. */
final class WireLog {

  static final String PROPERTY = "jdk.httpclient.HttpClient.log";

  private static final Pattern WITH_HEADERS = Pattern.compile("(^|,)\\s*(headers|all)\\s*(,|$)");

  private WireLog() {}

  /** Tells whether it writes headers down, and so keys. */
  static boolean showsHeaders() {
    String parts = System.getProperty(PROPERTY, "");
    return WITH_HEADERS.matcher(parts.toLowerCase(Locale.ROOT)).find();
  }
}
