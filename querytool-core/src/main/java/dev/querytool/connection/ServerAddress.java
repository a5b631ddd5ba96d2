package dev.querytool.connection;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a server is and who logs in.
 *
 * @param hosts in the order in which they are tried, at least one
 * @param database empty if none is named
 * @param user never empty
 */
record ServerAddress(List<HostPort> hosts, String database, String user) {

  ServerAddress {
    hosts = List.copyOf(hosts);
  }

  /** Returns the hosts with their ports, as urls write them. */
  String places() {
    return hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
  }
}
