package dev.querytool.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The places that a policy has judged and allowed, as a text that drivers hand on to their sockets.
 */
final class JudgedPlaces {

  /** The property of a driver under which the text stands, where the driver has no own for it. */
  static final String PROPERTY = "querytoolJudgedPlaces";

  private static final String BETWEEN = ",";

  private final Set<String> places;

  JudgedPlaces(Collection<InetSocketAddress> places) {
    this(
        places.stream()
            .map(place -> written(place.getAddress(), place.getPort()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private JudgedPlaces(Set<String> places) {
    this.places = places;
  }

  /** Reads what {@link #toString} wrote. */
  static JudgedPlaces read(String text) {
    return new JudgedPlaces(new LinkedHashSet<>(List.of(text.split(BETWEEN, -1))));
  }

  /**
   * Passes a place that was judged.
   *
   * @throws ForbiddenPlaceException if it was not
   */
  void require(SocketAddress place) throws ForbiddenPlaceException {
    boolean known =
        place instanceof InetSocketAddress at
            && at.getAddress() != null
            && places.contains(written(at.getAddress(), at.getPort()));
    if (!known) {
      throw new ForbiddenPlaceException(place + " is another place than was judged");
    }
  }

  @Override
  public String toString() {
    return String.join(BETWEEN, places);
  }

  private static String written(InetAddress address, int port) {
    return address.getHostAddress() + "/" + port;
  }
}
