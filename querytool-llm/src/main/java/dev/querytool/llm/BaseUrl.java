package dev.querytool.llm;

import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.error.ValidationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checked address of a model; what was refused is never shown, for it may hold a secret. */
record BaseUrl(String text, String host) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
  private static final Pattern LITERAL = Pattern.compile("\\[.*]|[\\d.]+");
  private static final Pattern SLASHES = Pattern.compile("(?<!/)/++$");

  static BaseUrl of(ModelProfile profile, boolean plainHttpAllowed) {
    String what = "the base url of model '" + profile.id() + "' ";
    URI uri = parsed(profile.baseUrl(), what);
    String scheme = lower(uri.getScheme());
    String host = lower(uri.getHost());
    if (!(scheme.equals("http") || scheme.equals("https")) || host.isEmpty()) {
      throw new ValidationException(what + "must begin with https:// or http:// and a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new ValidationException(
          what + "must hold no user, query or fragment; a key is given as a key");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new ValidationException(what + "must have a port from 1 to 65535, or none");
    }
    if (scheme.equals("http") && !plainHttpAllowed && !isLocal(uri)) {
      throw new ValidationException(
          what + "is not encrypted; use https://, or allow plain http for the way to " + host);
    }
    if (LITERAL.matcher(host).matches() && isRefused(host)) {
      throw new ValidationException(
          what + "leads to a link-local address or another where no model is; set another");
    }
    return new BaseUrl(SLASHES.matcher(uri.toASCIIString()).replaceFirst(""), host);
  }

  /** Tells whether an address cannot lead away from this machine. */
  static boolean isLocal(URI uri) {
    return LOOPBACK.matcher(lower(uri.getHost())).matches();
  }

  /** Names are judged with each call, for they may lead elsewhere each time. */
  private static boolean isRefused(String literal) {
    try {
      return ConnectionPolicy.refusesAlways(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private static URI parsed(String url, String what) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new ValidationException(what + "is not a url such as https://host/v1");
    }
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
