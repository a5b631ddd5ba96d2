package dev.querytool.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that answers everyone who connects with one error, as real ones do in rare moments. */
final class FakeServer implements AutoCloseable {

  private final ServerSocket entrance;
  private final byte[] answer;
  private final boolean waits;

  private FakeServer(byte[] answer, boolean waits) {
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.answer = answer;
    this.waits = waits;
    Thread thread = new Thread(this::serve, "fake server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers the start of a session as PostgreSQL does. */
  static FakeServer postgres(String state, String text) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String field : new String[] {"SFATAL", "VFATAL", "C" + state, "M" + text}) {
      body.writeBytes(field.getBytes(StandardCharsets.UTF_8));
      body.write(0);
    }
    body.write(0);
    int length = body.size() + 4;
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write('E');
    message.writeBytes(new byte[] {0, 0, (byte) (length >> 8), (byte) length});
    message.writeBytes(body.toByteArray());
    return new FakeServer(message.toByteArray(), true);
  }

  /** Answers a connection as MySQL does, which speaks first. */
  static FakeServer mysql(int error, String state, String text) {
    byte[] words = ("#" + state + text).getBytes(StandardCharsets.UTF_8);
    int length = words.length + 3;
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(new byte[] {(byte) length, (byte) (length >> 8), 0, 0});
    packet.writeBytes(new byte[] {(byte) 0xff, (byte) error, (byte) (error >> 8)});
    packet.writeBytes(words);
    return new FakeServer(packet.toByteArray(), false);
  }

  String place() {
    return "127.0.0.1:" + entrance.getLocalPort();
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!entrance.isClosed()) {
      try (Socket client = entrance.accept()) {
        if (waits && client.getInputStream().read() < 0) {
          continue;
        }
        client.getOutputStream().write(answer);
        client.getOutputStream().flush();
        client.shutdownOutput();
        client.getInputStream().transferTo(new ByteArrayOutputStream());
      } catch (IOException goneAway) {
        // The next client may come.
      }
    }
  }
}
