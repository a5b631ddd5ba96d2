package dev.querytool.examples.mcp;

import dev.querytool.access.AuthenticationException;
import dev.querytool.access.Caller;
import dev.querytool.access.ServiceApiKeys;
import dev.querytool.vault.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Authenticates requests by the API key in their one {@code Authorization} header. */
final class BearerKeys {

  private static final String SCHEME = "Bearer ";

  private final ServiceApiKeys keys;

  BearerKeys(ServiceApiKeys keys) {
    this.keys = keys;
  }

  /** Returns whose request it is; empty if that is not proved. */
  Optional<Caller> caller(HttpServletRequest request) {
    List<String> given = Collections.list(request.getHeaders("Authorization"));
    if (given.size() != 1 || !startsWithScheme(given.get(0))) {
      return Optional.empty();
    }
    try {
      String key = given.get(0).substring(SCHEME.length()).strip();
      return Optional.of(keys.authenticate(Secret.of(key)));
    } catch (AuthenticationException refused) {
      return Optional.empty();
    }
  }

  private static boolean startsWithScheme(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }
}
