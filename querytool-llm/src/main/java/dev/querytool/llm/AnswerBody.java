package dev.querytool.llm;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read by the one who waits for it, within the time of its call. Closing it
 * closes the connection, from any thread, unless the body had ended.
 */
final class AnswerBody extends InputStream implements BodySubscriber<AnswerBody> {

  /** Far above what a budget of tokens can bring. */
  private static final long MAX_BYTES = 16L << 20;

  private static final Part END = new Part(List.of(), null, true);

  private final ModelCall call;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> unread = new ArrayDeque<>();
  private volatile @Nullable Subscription subscription;
  private volatile boolean closed;
  private boolean ended;
  private long bytes;

  AnswerBody(ModelCall call) {
    this.call = call;
  }

  @Override
  public CompletionStage<AnswerBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(new Part(buffers, null, false));
  }

  @Override
  public void onError(Throwable broken) {
    parts.add(new Part(List.of(), broken, true));
  }

  @Override
  public void onComplete() {
    parts.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    while (unread.isEmpty()) {
      if (ended) {
        return -1;
      }
      fetch();
    }
    ByteBuffer buffer = unread.getFirst();
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, from, count);
    if (!buffer.hasRemaining()) {
      unread.removeFirst();
    }
    return count;
  }

  @Override
  public void close() {
    closed = true;
    Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
    parts.add(END);
  }

  /** Leaves out what is still to come. */
  void end() {
    ended = true;
    unread.clear();
  }

  private void fetch() throws IOException {
    Part part = call.take(parts);
    if (part.broken() != null) {
      ended = true;
      throw new IOException(part.broken());
    }
    if (part.last()) {
      ended = true;
      return;
    }
    part.buffers().stream().filter(ByteBuffer::hasRemaining).forEach(this::keep);
    Subscription given = subscription;
    if (given != null) {
      given.request(1);
    }
  }

  private void keep(ByteBuffer buffer) {
    bytes += buffer.remaining();
    if (bytes > MAX_BYTES) {
      throw call.errors().unreadable("is longer than 16 MB");
    }
    unread.add(buffer);
  }

  private record Part(List<ByteBuffer> buffers, @Nullable Throwable broken, boolean last) {}
}
