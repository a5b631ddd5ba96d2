package dev.querytool.examples.mcp;

import dev.querytool.error.ValidationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a resource's URI names, as in {@code querytool://shop/tables/orders}.
 *
 * @param connection the connection's name
 * @param table the table's, which may have a schema before it; empty if it names none
 */
record ResourceName(String connection, String table) {

  static ResourceName parse(String uri) {
    String[] parts = uri.substring(ServedResources.SCHEME.length()).split("/", 3);
    return new ResourceName(decoded(parts[0]), parts.length < 3 ? "" : decoded(parts[2]));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new ValidationException("'" + part + "' is not percent-encoded UTF-8");
    }
  }
}
