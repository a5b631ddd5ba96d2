package dev.querytool.connection;

/**
 * The address of one server.
 *
 * @param host a name in ASCII lower case or an address, IPv6 without brackets
 * @param port 1 to 65,535
 */
record HostPort(String host, int port) {

  /** Returns the place as urls write it, IPv6 in brackets. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
