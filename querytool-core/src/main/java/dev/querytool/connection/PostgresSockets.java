package dev.querytool.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Creates the sockets of PostgreSQL's driver under a {@link ConnectionPolicy}. Public only for the
 * driver, which finds this class by name.
 */
public final class PostgresSockets extends SocketFactory {

  private final JudgedPlaces places;

  /**
   * Makes sockets that connect only to places that the policy has judged.
   *
   * @param places the driver's {@code socketFactoryArg}
   */
  public PostgresSockets(String places) {
    this.places = JudgedPlaces.read(places);
  }

  @Override
  public Socket createSocket() {
    return new JudgedSocket(places);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress place) throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(place);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
