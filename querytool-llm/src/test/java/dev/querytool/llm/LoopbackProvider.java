package dev.querytool.llm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider on loopback that answers as it is told, well or badly, and keeps what it was sent. */
final class LoopbackProvider implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

  private final ServerSocket server;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final List<byte[]> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  LoopbackProvider() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  LoopbackProvider then(Answer answer) {
    answers.add(answer);
    return this;
  }

  LoopbackProvider thenText(int status, String headers, String body) {
    return then(out -> write(out, head(status, headers, bytes(body).length), body));
  }

  LoopbackProvider thenJson(String body) {
    return thenText(200, "Content-Type: application/json\r\n", body);
  }

  LoopbackProvider thenEvents(String... events) {
    StringBuilder body = new StringBuilder();
    for (String event : events) {
      body.append("data: ").append(event).append("\n\n");
    }
    return thenText(200, "Content-Type: text/event-stream\r\n", body.toString());
  }

  /** Sends the beginning of an answer and then nothing until the other side closes. */
  LoopbackProvider thenHangAfter(String beginning) {
    return then(
        out -> {
          write(out, beginning);
          hungUp.await();
        });
  }

  int requestCount() {
    return requests.size();
  }

  /** Returns a request with the lines of its head ended by \n alone and the port left out. */
  String request(int index) {
    String text = new String(requests.get(index), UTF_8);
    int body = text.indexOf("\r\n\r\n");
    String head = text.substring(0, body).replace("\r\n", "\n");
    return head.replace(":" + server.getLocalPort(), ":PORT") + "\n\n" + text.substring(body + 4);
  }

  /** Returns how many connections the other side has not closed. */
  int openCount() {
    return open.get();
  }

  void awaitRequest() {
    await(asked, "a request");
  }

  void awaitHangUp() {
    await(hungUp, "the end of the connection");
  }

  @Override
  public void close() throws IOException {
    hungUp.countDown();
    server.close();
  }

  static String head(int status, String headers, int length) {
    return "HTTP/1.1 "
        + status
        + " Said\r\n"
        + headers
        + "Content-Length: "
        + length
        + "\r\nConnection: close\r\n\r\n";
  }

  static void write(OutputStream out, String... texts) throws IOException {
    for (String text : texts) {
      out.write(bytes(text));
    }
    out.flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void await(CountDownLatch latch, String what) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain for " + what);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    open.incrementAndGet();
    try (socket) {
      InputStream in = socket.getInputStream();
      byte[] request = request(in);
      if (request.length == 0) {
        hungUp.countDown();
        return;
      }
      requests.add(request);
      asked.countDown();
      Answer answer = answers.take();
      Thread serving = Thread.currentThread();
      start(() -> listen(in, serving));
      answer.to(socket.getOutputStream());
      if (answer instanceof Reset) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException | InterruptedException gone) {
      hungUp.countDown();
    } finally {
      open.decrementAndGet();
    }
  }

  private void listen(InputStream in, Thread serving) {
    try {
      while (in.read() >= 0) {
        // What comes after a request is nothing.
      }
    } catch (IOException closed) {
      // The other side is gone either way.
    }
    hungUp.countDown();
    serving.interrupt();
  }

  private static byte[] request(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!all.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return new byte[0];
      }
      all.write(next);
    }
    String head = all.toString(ISO_8859_1).toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(head);
    all.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return all.toByteArray();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "loopback-provider");
    thread.setDaemon(true);
    thread.start();
  }

  /** What is sent back. */
  @FunctionalInterface
  interface Answer {

    void to(OutputStream out) throws IOException, InterruptedException;
  }

  /** Breaks the connection after a beginning. */
  record Reset(String beginning) implements Answer {

    @Override
    public void to(OutputStream out) throws IOException {
      write(out, beginning);
    }
  }
}
