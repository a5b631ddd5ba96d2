package dev.querytool.connection;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for a secret in everything that printing a failure would show. */
final class SecretSearch {

  private SecretSearch() {}

  static boolean finds(Throwable failure, String secret) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> waiting = new ArrayDeque<>();
    add(waiting, failure);
    while (!waiting.isEmpty()) {
      Throwable next = waiting.pop();
      if (!seen.add(next)) {
        continue;
      }
      if (next.toString().contains(secret)) {
        return true;
      }
      add(waiting, next.getCause());
      Arrays.stream(next.getSuppressed()).forEach(waiting::add);
      if (next instanceof SQLException sql) {
        add(waiting, sql.getNextException());
      }
    }
    return false;
  }

  private static void add(Deque<Throwable> waiting, @Nullable Throwable failure) {
    if (failure != null) {
      waiting.add(failure);
    }
  }
}
