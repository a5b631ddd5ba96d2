package dev.querytool.examples.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads messages from standard input until it ends, and answers several at a time. */
final class StdioServer {

  private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);
  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_WAITING = 64;
  private static final int PATIENCE_SECONDS = 3;

  /** A code that JSON-RPC leaves to servers. */
  private static final JSONRPCError BUSY =
      new JSONRPCError(-32_000, "too many requests wait for an answer; try again later");

  private final StdioTransport transport;
  private final McpJsonMapper json;
  private final MessageLines lines;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger threads = new AtomicInteger();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          MOST_AT_ONCE,
          MOST_AT_ONCE,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          daemons());

  StdioServer(StdioTransport transport, McpJsonMapper json, InputStream in) {
    this.transport = transport;
    this.json = json;
    this.lines = new MessageLines(in);
  }

  private ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work, "querytool-mcp-" + threads.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Serves until the input ends or the thread is interrupted; then no call is left running. */
  void serve() {
    daemons().newThread(this::read).start();
    try {
      ended.await();
      workers.shutdown();
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      transport.close();
      workers.shutdownNow();
    }
  }

  /** Reading cannot be interrupted, so it has a thread that may be left waiting. */
  private void read() {
    try {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        handle(line.get());
      }
    } catch (IOException | RuntimeException broken) {
      LOG.warn("standard input could not be read on", broken);
    } finally {
      ended.countDown();
    }
  }

  private void handle(String line) {
    if (line.isBlank()) {
      return;
    }
    Messages.read(json, line).ifPresentOrElse(this::take, transport::complain);
  }

  private void take(JSONRPCMessage message) {
    if (message instanceof JSONRPCRequest request) {
      answer(request);
    } else if (Cancellation.isOne(message)) {
      transport.cancel(Cancellation.requestId(message));
    } else if (Messages.isHeard(message)) {
      transport.accept(message);
    }
  }

  private void answer(JSONRPCRequest request) {
    transport
        .begin(request)
        .ifPresentOrElse(call -> answer(request, call), () -> transport.refuse(request));
  }

  /** What comes after the first request is understood only when that is answered. */
  private void answer(JSONRPCRequest request, Call call) {
    if (request.method().equals(McpSchema.METHOD_INITIALIZE)) {
      transport.answer(request, call);
      return;
    }
    try {
      workers.execute(() -> transport.answer(request, call));
    } catch (RejectedExecutionException full) {
      transport.giveUp(request, call, BUSY);
    }
  }
}
