package dev.querytool.testkit;

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

/**
 * A wire to a server that can fall silent: nothing goes through it any more in either direction,
 * nothing is closed, and who connects anew gets no answer. That is how a host looks that lost its
 * network.
 *
 * <p>Safe for use by many threads.
 */
public final class StallingProxy implements AutoCloseable {

  private final TestServer server;
  private final ServerSocket entrance;
  private final List<Socket> open = new ArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private boolean stalled;
  private boolean closed;

  private StallingProxy(TestServer server, ServerSocket entrance) {
    this.server = server;
    this.entrance = entrance;
  }

  /** Opens a wire that forwards everything. */
  public static StallingProxy to(TestServer server) {
    try {
      ServerSocket entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
      StallingProxy proxy = new StallingProxy(server, entrance);
      proxy.start(proxy::admit);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the url of a database that leads through this wire. */
  public String url(TestDatabase database, String user) {
    return database
        .url(user)
        .replace(":" + server.port() + "/", ":" + entrance.getLocalPort() + "/");
  }

  /** Returns how many connections were let through to the server. */
  public int connections() {
    return connections.get();
  }

  /** Falls silent. */
  public synchronized void stall() {
    stalled = true;
  }

  /** Forwards again, first what was held back. */
  public synchronized void resume() {
    stalled = false;
    notifyAll();
  }

  /** Cuts everything; nothing answers here any more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    shut(entrance);
    synchronized (this) {
      open.forEach(StallingProxy::shut);
      open.clear();
    }
  }

  private void admit() {
    try {
      while (true) {
        Socket client = kept(entrance.accept());
        awaitFlow();
        Socket inner = kept(new Socket(server.host(), server.port()));
        connections.incrementAndGet();
        start(() -> forward(client, inner));
        start(() -> forward(inner, client));
      }
    } catch (IOException ended) {
      close();
    }
  }

  private void forward(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlow();
        out.write(buffer, 0, read);
        out.flush();
      }
      awaitFlow();
    } catch (IOException ended) {
      awaitFlow();
      shut(to);
    }
  }

  private synchronized void awaitFlow() {
    while (stalled && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException("a thread of the proxy was interrupted", e);
      }
    }
  }

  private synchronized Socket kept(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    if (closed) {
      socket.close();
      throw new IOException("closed");
    }
    open.removeIf(Socket::isClosed);
    open.add(socket);
    return socket;
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "stalling proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void shut(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
