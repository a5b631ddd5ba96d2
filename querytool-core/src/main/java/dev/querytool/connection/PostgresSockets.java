package dev.querytool.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * The sockets of PostgreSQL's driver under a {@link ConnectionPolicy}; public for the driver alone,
 * which finds it by its name.
 */
public final class PostgresSockets extends SocketFactory {

  private final JudgedPlaces places;

  /**
   * Makes sockets that connect to judged places alone.
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
