package dev.querytool.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses written as numbers. */
final class IpAddress {

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

  private IpAddress() {}

  /** Tells whether the text is an address, IPv6 without brackets. */
  static boolean isOne(String text) {
    return V4.matcher(text).matches() || text.indexOf(':') >= 0;
  }

  /** Tells whether the text is four decimal numbers of one byte each, without leading zeros. */
  static boolean isV4(String text) {
    return V4.matcher(text).matches();
  }

  /**
   * Writes an IPv6 address in Java's own form; one that stands for an IPv4 address becomes that.
   * Empty if the text is none.
   */
  static Optional<String> normalV6(String text) {
    if (text.indexOf(':') < 0 || !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getHostAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
