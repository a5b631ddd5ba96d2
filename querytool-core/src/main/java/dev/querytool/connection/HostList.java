package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the hosts of a url; no message repeats them. */
final class HostList {

  private static final int MOST = 16;
  private static final int LONGEST_NAME = 253;
  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final int usualPort;

  private HostList(int usualPort) {
    this.usualPort = usualPort;
  }

  /**
   * Reads hosts that commas separate; none at all is this machine.
   *
   * @throws ValidationException if one is not a name or an address
   */
  static List<HostPort> parse(String text, int usualPort) {
    if (text.isEmpty()) {
      return List.of(new HostPort("localhost", usualPort));
    }
    if (text.indexOf('(') >= 0 || text.indexOf('=') >= 0) {
      throw new ValidationException(
          "hosts in the form address=(host=…) or (key=value) are refused; write host:port");
    }
    if (text.indexOf('%') >= 0 || text.startsWith(".")) {
      throw new ValidationException(
          "a host cannot be percent-encoded, have a zone such as %eth0 or be the path of a socket;"
              + " servers are reached by name or address, such as localhost:"
              + usualPort);
    }
    if (text.codePoints().anyMatch(point -> point > 0x7f)) {
      throw new ValidationException(
          "a host with letters outside ASCII is refused, as letters of several scripts look alike;"
              + " write its xn-- form");
    }
    String[] places = text.split(",", -1);
    if (places.length > MOST) {
      throw new ValidationException("the url names more than " + MOST + " hosts");
    }
    HostList list = new HostList(usualPort);
    List<HostPort> hosts = new ArrayList<>();
    for (String place : places) {
      hosts.add(list.one(place.toLowerCase(Locale.ROOT)));
    }
    return hosts;
  }

  private HostPort one(String place) {
    if (place.startsWith("[")) {
      return bracketed(place);
    }
    int colon = place.indexOf(':');
    if (colon != place.lastIndexOf(':')) {
      throw new ValidationException(
          "a host or port holds more than one ':'; an IPv6 address is written in brackets, such as"
              + " [::1]:"
              + usualPort
              + ", and a ':' of a password as %3A");
    }
    String host = colon < 0 ? place : place.substring(0, colon);
    return new HostPort(name(host), colon < 0 ? usualPort : port(place.substring(colon + 1)));
  }

  private HostPort bracketed(String place) {
    int end = place.indexOf(']');
    String behind = end < 0 ? "" : place.substring(end + 1);
    if (end < 0 || !(behind.isEmpty() || behind.startsWith(":"))) {
      throw noAddress();
    }
    String address = IpAddress.normalV6(place.substring(1, end)).orElseThrow(HostList::noAddress);
    refuseWildcard(address);
    return new HostPort(address, behind.isEmpty() ? usualPort : port(behind.substring(1)));
  }

  private static String name(String host) {
    if (host.isEmpty()) {
      throw new ValidationException("a host is missing before ':' or beside ','");
    }
    if (NUMBER.matcher(host).matches()) {
      return numeric(host);
    }
    if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
      throw new ValidationException(
          "a host is neither a name of letters, digits, '-', '_' and '.' nor an address; check it,"
              + " and that '/', '?', '#', '@' and ':' of a password are percent-encoded");
    }
    return host;
  }

  private static String numeric(String host) {
    if (!IpAddress.isV4(host)) {
      throw new ValidationException(
          "an address must be four decimal numbers, such as 127.0.0.1; shorter, octal and"
              + " hexadecimal forms are refused, since systems read them differently");
    }
    refuseWildcard(host);
    return host;
  }

  private static void refuseWildcard(String address) {
    if (address.equals("0.0.0.0") || address.equals("0:0:0:0:0:0:0:0")) {
      throw new ValidationException(
          "0.0.0.0 and [::] are addresses to listen on, not to connect to; write localhost or"
              + " 127.0.0.1");
    }
  }

  private static int port(String text) {
    int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new ValidationException(
          "a port must be a number from 1 to 65,535; check it, and that '/', '?', '#', '@' and ':'"
              + " of a password are percent-encoded");
    }
    return port;
  }

  private static ValidationException noAddress() {
    return new ValidationException(
        "brackets must hold an IPv6 address and nothing but ':' and a port may follow, such as"
            + " [::1]:5432");
  }
}
