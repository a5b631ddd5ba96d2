package dev.querytool.connection;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** Recognises addresses at which no database is reached on behalf of others. */
final class ReservedAddress {

  /**
   * Where clouds tell machines about themselves, beside the link-local address most of them use.
   */
  private static final Set<String> METADATA =
      Set.of(
          "100.100.100.200",
          "168.63.129.16",
          "192.0.0.192",
          "fd00:ec2:0:0:0:0:0:254",
          "fd20:ce:0:0:0:0:0:254");

  private ReservedAddress() {}

  /** Tells whether an address is refused whatever a policy says. */
  static boolean isOne(InetAddress address) {
    InetAddress meant = meant(address);
    return meant.isAnyLocalAddress()
        || meant.isLinkLocalAddress()
        || meant.isMulticastAddress()
        || METADATA.contains(meant.getHostAddress())
        || (meant instanceof Inet4Address && isNoMachine(meant.getAddress()));
  }

  /** Tells whether an address is one of those that lead somewhere else in each network. */
  static boolean isPrivate(InetAddress address) {
    InetAddress meant = meant(address);
    byte[] bytes = meant.getAddress();
    return meant.isSiteLocalAddress()
        || (isOfGateway(address) && !isOfPublicGateway(address))
        || (meant instanceof Inet4Address
            ? isShared(bytes)
            : (bytes[0] & 0xfe) == 0xfc || startsWith(bytes, 0x20, 0x01, 0x00, 0x00));
  }

  /** Gateways to IPv4 have one prefix that is everybody's, and beside it those of each network. */
  private static boolean isOfGateway(InetAddress address) {
    return address instanceof Inet6Address
        && startsWith(address.getAddress(), 0x00, 0x64, 0xff, 0x9b);
  }

  private static boolean isOfPublicGateway(InetAddress address) {
    return startsWith(
        address.getAddress(),
        0x00,
        0x64,
        0xff,
        0x9b,
        0x00,
        0x00,
        0x00,
        0x00,
        0x00,
        0x00,
        0x00,
        0x00);
  }

  /** Carriers' own addresses, those of protocols, and those for trying networks out. */
  private static boolean isShared(byte[] v4) {
    int first = v4[0] & 0xff;
    int second = v4[1] & 0xff;
    return (first == 100 && (second & 0xc0) == 64)
        || (first == 192 && second == 0 && v4[2] == 0)
        || (first == 198 && (second & 0xfe) == 18);
  }

  /** Tells whether an address leads to this machine itself. */
  static boolean isLoopback(InetAddress address) {
    return meant(address).isLoopbackAddress();
  }

  /** The first block is "this network", which systems take for this machine; the last is no one. */
  private static boolean isNoMachine(byte[] v4) {
    int first = v4[0] & 0xff;
    return first == 0 || first >= 240;
  }

  /** Returns the IPv4 address that an IPv6 one carries, for gateways or by its form. */
  private static InetAddress meant(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return address;
    }
    byte[] bytes = address.getAddress();
    if (startsWith(bytes, 0x20, 0x02)) {
      return v4(bytes, 2);
    }
    boolean compatible = startsWith(bytes, new int[12]) && !address.isAnyLocalAddress();
    return isOfGateway(address) || compatible ? v4(bytes, 12) : address;
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress v4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
