package dev.querytool.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells whether a server is on this machine. */
final class Loopback {

  private Loopback() {}

  /** Tells whether each host is {@code localhost} or an address that never leaves this machine. */
  static boolean reaches(ServerAddress server) {
    return server.hosts().stream().allMatch(place -> isLocal(place.host()));
  }

  // Any other name that leads here today may lead elsewhere tomorrow.
  private static boolean isLocal(String host) {
    if (!host.equals("localhost") && !IpAddress.isOne(host)) {
      return false;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
