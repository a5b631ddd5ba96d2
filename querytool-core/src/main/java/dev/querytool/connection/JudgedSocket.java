package dev.querytool.connection;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that connects only to judged places. */
final class JudgedSocket extends Socket {

  private final JudgedPlaces places;

  JudgedSocket(JudgedPlaces places) {
    this.places = places;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    places.require(endpoint);
    super.connect(endpoint, timeout);
  }
}
