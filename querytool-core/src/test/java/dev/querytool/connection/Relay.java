package dev.querytool.connection;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire between a driver and a server, on which every turn of the talk is counted. */
final class Relay implements AutoCloseable {

  private final TestServer server;
  private final ServerSocket entrance;
  private final List<Socket> open = new ArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  private Relay(TestServer server, ServerSocket entrance) {
    this.server = server;
    this.entrance = entrance;
  }

  static Relay to(TestServer server) {
    try {
      Relay relay = new Relay(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      relay.start(relay::admit);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the url of a database that leads through this wire. */
  String url(TestDatabase database, String user) {
    return database
        .url(user)
        .replace(":" + server.port() + "/", ":" + entrance.getLocalPort() + "/");
  }

  /** Returns how often the client spoke after the server had. */
  int turns() {
    return turns.get();
  }

  int connections() {
    return connections.get();
  }

  /** Cuts every talk that is going on. */
  synchronized void sever() {
    open.forEach(Relay::close);
    open.clear();
  }

  /** Cuts everything; nothing answers here any more. */
  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sever();
  }

  private void admit() {
    try {
      while (!entrance.isClosed()) {
        Socket client = kept(entrance.accept());
        Socket inner = kept(new Socket(server.host(), server.port()));
        connections.incrementAndGet();
        Talk talk = new Talk();
        start(() -> forward(client, inner, talk::client));
        start(() -> forward(inner, client, talk::server));
      }
    } catch (IOException closed) {
      sever();
    }
  }

  private synchronized Socket kept(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    open.add(socket);
    return socket;
  }

  private void forward(Socket from, Socket to, Runnable heard) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        heard.run();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      close(to);
    }
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Talk {

    private boolean answered = true;

    synchronized void client() {
      if (answered) {
        turns.incrementAndGet();
        answered = false;
      }
    }

    synchronized void server() {
      answered = true;
    }
  }
}
