package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the url of a server says.
 *
 * @param options harmless settings by the names that the driver has for them
 * @param password null if the url holds none
 * @param tls null if the url does not choose
 */
record ServerUrl(
    ServerAddress address,
    Map<String, String> options,
    @Nullable Secret password,
    @Nullable Tls tls) {

  ServerUrl {
    options = Map.copyOf(options);
  }

  /** Writes what is kept: no password, no choice of TLS, no port that needs no saying. */
  String kept(Dialect dialect) {
    String query =
        new TreeMap<>(options)
            .entrySet().stream()
                .map(option -> option.getKey() + "=" + PercentText.encoded(option.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    return ServerScheme.name(dialect)
        + "://"
        + PercentText.encoded(address.user())
        + "@"
        + address.hosts().stream()
            .map(place -> written(place, ServerScheme.port(dialect)))
            .collect(Collectors.joining(","))
        + "/"
        + PercentText.encoded(address.database())
        + (options.isEmpty() ? "" : query);
  }

  private static String written(HostPort place, int usual) {
    String text = place.toString();
    return place.port() == usual ? text.substring(0, text.lastIndexOf(':')) : text;
  }
}
