package dev.querytool.llm;

import dev.querytool.connection.ConnectionPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells names of servers that lead where no model is: to link-local addresses and those at which
 * clouds tell machines their secrets. This machine and private networks are no such places.
 */
record AddressCheck(Resolver resolver, ProcessProxies proxies) {

  /** Tells the addresses of a name, or the one of an address. */
  @FunctionalInterface
  interface Resolver {

    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * Tells whether one of the addresses that a name has by now is refused. Where a proxy looks names
   * up, this machine may not know them, and is not asked.
   */
  boolean refuses(URI uri) throws UnknownHostException {
    return !proxies.lead(uri)
        && Arrays.stream(resolver.resolve(uri.getHost())).anyMatch(ConnectionPolicy::refusesAlways);
  }
}
