package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.UnnamedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of a database of PostgreSQL that statements may call without naming them, but for
 * those that the host allows: an operator or cast is a call of its function. Immutable.
 */
final class UnnamedCalls {

  static final UnnamedCalls NONE = new UnnamedCalls(false);

  private final boolean unread;
  private final Map<String, List<UnnamedCall>> between = new HashMap<>();
  private final Map<String, List<UnnamedCall>> before = new HashMap<>();
  private final List<UnnamedCall> casts = new ArrayList<>();
  private final List<UnnamedCall> checks = new ArrayList<>();

  private UnnamedCalls(boolean unread) {
    this.unread = unread;
  }

  static UnnamedCalls of(CatalogSnapshot catalog, HostCalls host) {
    List<UnnamedCall> left =
        catalog.unnamedCalls().stream()
            .filter(call -> host.find(call.functionSchema(), call.functionName()).isEmpty())
            .toList();
    if (left.isEmpty()) {
      return NONE;
    }
    UnnamedCalls calls =
        new UnnamedCalls(left.stream().anyMatch(call -> call.kind() == UnnamedCall.Kind.UNREAD));
    left.forEach(calls::add);
    return calls;
  }

  private void add(UnnamedCall call) {
    switch (call.kind()) {
      case OPERATOR ->
          (call.leftType().isEmpty() ? before : between)
              .computeIfAbsent(call.name(), sign -> new ArrayList<>())
              .add(call);
      case EXPLICIT_CAST, ASSIGNMENT_CAST, IMPLICIT_CAST -> casts.add(call);
      case DOMAIN_CHECK -> checks.add(call);
      case UNREAD -> {}
    }
  }

  /** Tells whether there is none. */
  boolean isEmpty() {
    return this == NONE;
  }

  /** Tells whether the catalogue does not say which there are. */
  boolean isUnread() {
    return unread;
  }

  /** Returns the operators of a sign that stands between two values. */
  List<UnnamedCall> between(String sign) {
    return between.getOrDefault(sign, List.of());
  }

  /** Returns the operators of a sign that stands before a value. */
  List<UnnamedCall> before(String sign) {
    return before.getOrDefault(sign, List.of());
  }

  List<UnnamedCall> casts() {
    return casts;
  }

  List<UnnamedCall> checks() {
    return checks;
  }
}
