package dev.querytool.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A wire between a driver and a server, on which every turn of the talk is counted. */
final class Relay implements AutoCloseable {

  private final TestServer server;
  private final ServerSocket entrance;
  private final UnaryOperator<byte[]> first;
  private final List<Socket> open = new ArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  private Relay(TestServer server, ServerSocket entrance, UnaryOperator<byte[]> first) {
    this.server = server;
    this.entrance = entrance;
    this.first = first;
  }

  static Relay to(TestServer server) {
    return started(server, UnaryOperator.identity());
  }

  /** Drops the options with which sessions of PostgreSQL start, as some poolers are set to. */
  static Relay droppingOptions(TestServer server) {
    return started(server, Relay::withoutOptions);
  }

  private static Relay started(TestServer server, UnaryOperator<byte[]> first) {
    try {
      ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Relay relay = new Relay(server, entrance, first);
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
        byte[] start = new byte[1 << 14];
        if (server.dialect() == Dialect.POSTGRES) {
          int read = client.getInputStream().read(start);
          inner.getOutputStream().write(first.apply(Arrays.copyOf(start, Math.max(read, 0))));
          talk.client();
        }
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

  private static byte[] withoutOptions(byte[] start) {
    String[] words = new String(start, 8, start.length - 8, UTF_8).split("\0", -1);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (int i = 0; i + 1 < words.length && !words[i].isEmpty(); i += 2) {
      if (!words[i].equals("options")) {
        kept.writeBytes((words[i] + "\0" + words[i + 1] + "\0").getBytes(UTF_8));
      }
    }
    kept.write(0);
    return ByteBuffer.allocate(kept.size() + 8)
        .putInt(kept.size() + 8)
        .put(start, 4, 4)
        .put(kept.toByteArray())
        .array();
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
