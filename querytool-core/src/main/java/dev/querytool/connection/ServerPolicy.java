package dev.querytool.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Judges the addresses of servers. */
final class ServerPolicy {

  /** Tells the addresses of a name, or the one of an address. */
  @FunctionalInterface
  interface Resolver {

    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final Predicate<InetSocketAddress> allowed;
  private final boolean loopback;

  ServerPolicy(Resolver resolver, Predicate<InetSocketAddress> allowed, boolean loopback) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.loopback = loopback;
  }

  /**
   * Returns where a driver may connect to reach a server: every address of its hosts.
   *
   * @throws ForbiddenPlaceException if one of them is refused, or none is known
   */
  JudgedPlaces judged(ServerAddress server) throws ForbiddenPlaceException {
    List<InetSocketAddress> judged = new ArrayList<>();
    for (HostPort host : server.hosts()) {
      for (InetAddress address : addresses(host.host())) {
        judged.add(judged(host, address));
      }
    }
    if (judged.isEmpty()) {
      throw new ForbiddenPlaceException("no address is known for " + server.places());
    }
    return new JudgedPlaces(judged);
  }

  private InetSocketAddress judged(HostPort host, InetAddress address)
      throws ForbiddenPlaceException {
    InetSocketAddress place = new InetSocketAddress(address, host.port());
    boolean ofLoopback = ReservedAddress.isLoopback(address);
    boolean refused = ReservedAddress.isOne(address) || (ofLoopback && !loopback);
    if (refused || !allowed.test(place)) {
      throw new ForbiddenPlaceException(
          host + " is " + address.getHostAddress() + ", which the policy refuses");
    }
    return place;
  }

  /** A name that nobody knows has no addresses; should it have one later, that is not judged. */
  private InetAddress[] addresses(String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      return new InetAddress[0];
    }
  }
}
