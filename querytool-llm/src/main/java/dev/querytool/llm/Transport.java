package dev.querytool.llm;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The way to all models of one tool: an HTTP/1.1 client, made with the first call, that follows no
 * redirect and keeps no cookie.
 */
final class Transport implements AutoCloseable {

  private final Duration connectTimeout;
  private final AddressCheck addresses;
  private final Executor threads = threads();
  private final RunningCalls running = new RunningCalls();
  private @Nullable HttpClient client;
  private boolean closed;

  Transport(Duration connectTimeout, AddressCheck addresses) {
    this.connectTimeout = connectTimeout;
    this.addresses = addresses;
  }

  /** Looks up, on another thread, whether a request would go where none may. */
  CompletableFuture<Boolean> refuses(URI uri) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return addresses.refuses(uri);
          } catch (UnknownHostException e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  CompletableFuture<HttpResponse<AnswerBody>> send(HttpRequest request, ModelCall call) {
    HttpClient present = client();
    if (present == null) {
      throw call.errors().cancelled();
    }
    return present.sendAsync(request, head -> new AnswerBody(call));
  }

  RunningCalls running() {
    return running;
  }

  @Override
  public void close() {
    HttpClient last;
    synchronized (this) {
      closed = true;
      last = client;
      client = null;
    }
    running.close();
    closeNow(last);
  }

  /** Returns null once this is closed. */
  private synchronized @Nullable HttpClient client() {
    HttpClient present = client;
    if (present == null && !closed) {
      // Of HTTP/2 some local servers know only enough to break on the offer of it.
      present =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(connectTimeout)
              .proxy(addresses.proxies())
              .executor(threads)
              .build();
      client = present;
    }
    return present;
  }

  /** From Java 21 on a client can be closed; before, it ends once it is collected. */
  private static void closeNow(@Nullable HttpClient last) {
    if (last instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("the client of the models did not close", e);
      }
    }
  }

  private static Executor threads() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "querytool-model-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
