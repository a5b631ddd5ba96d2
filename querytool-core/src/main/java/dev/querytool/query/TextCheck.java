package dev.querytool.query;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.catalog.UnnamedCall;
import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.GrantedView;
import dev.querytool.guard.HostFunctions;
import dev.querytool.guard.Inspection;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.SqlGuard;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the guard about a text, with its names resolved against the connection's catalogue. A name
 * that is not there may be new, and a function that a sign would call may be gone: the catalogue is
 * refreshed before the text is refused.
 */
final class TextCheck {

  private static final Logger LOG = LoggerFactory.getLogger(TextCheck.class);
  private static final String UNNAMED_CALL = "unnamed-call";
  private static final Set<String> MAY_BE_NEW =
      Set.of("unknown-table", "unknown-column", UNNAMED_CALL);

  /** What guards differ in: the host's functions are those of one connection. */
  private record GuardKey(Dialect dialect, HostFunctions functions) {}

  private final MetadataCatalog catalog;
  private final Clock clock;
  private final QueryOptions options;
  private final GrantNet net;
  private final Map<GuardKey, SqlGuard> guards = new ConcurrentHashMap<>();
  private final Map<String, RefreshThrottle> throttles = new ConcurrentHashMap<>();

  TextCheck(MetadataCatalog catalog, Clock clock, QueryOptions options) {
    this(catalog, clock, options, new GrantNet());
  }

  TextCheck(MetadataCatalog catalog, Clock clock, QueryOptions options, GrantNet net) {
    this.catalog = catalog;
    this.clock = clock;
    this.options = options;
    this.net = net;
  }

  /** Returns the second net, against which granted queries are held before they run. */
  GrantNet net() {
    return net;
  }

  /**
   * Asks about a text.
   *
   * @param view what its caller may see
   * @param discretion what its caller may hear
   */
  ReadOnlyQuery check(String connection, String text, GrantedView view, Discretion discretion) {
    ConnectionCatalog structure = catalog.on(connection);
    Inspection first = inspect(text, structure.snapshot(), view);
    if (!first.accepted() && hasOneOf(first, MAY_BE_NEW)) {
      if (hasOneOf(first, Set.of(UNNAMED_CALL)) && isUnread(structure.snapshot())) {
        structure.refresh();
      } else {
        refresh(structure, first, view, discretion);
      }
      return inspect(text, structure.snapshot(), view).orThrow();
    }
    return first.orThrow();
  }

  /**
   * Asks about a text without ever refreshing.
   *
   * @param view what its caller may see
   */
  Inspection inspect(String connection, String text, GrantedView view) {
    return inspect(text, catalog.on(connection).snapshot(), view);
  }

  /** Until it is read once, what it leaves open is no fault of a text. */
  private static boolean isUnread(CatalogSnapshot snapshot) {
    return snapshot.unnamedCalls().stream()
        .anyMatch(call -> call.kind() == UnnamedCall.Kind.UNREAD);
  }

  /** Who sees a part only is not told what the database said. */
  private void refresh(
      ConnectionCatalog structure, Inspection first, GrantedView view, Discretion discretion) {
    String connection = discretion.connection();
    RefreshThrottle throttle =
        throttles.computeIfAbsent(connection, name -> new RefreshThrottle(clock));
    try {
      throttle.refresh(structure);
    } catch (QueryToolException unreachable) {
      if (view.isEverything()) {
        throw withCircumstance(first, discretion.told(unreachable));
      }
      LOG.debug("the catalogue of '{}' could not be refreshed", connection, unreachable);
    }
  }

  private Inspection inspect(String text, CatalogSnapshot snapshot, GrantedView view) {
    HostFunctions functions = options.allowedFunctions(snapshot.connection());
    return guards
        .computeIfAbsent(new GuardKey(snapshot.dialect(), functions), this::guard)
        .inspect(text, snapshot, view);
  }

  private SqlGuard guard(GuardKey key) {
    return SqlGuard.builder(key.dialect())
        .namedParameters()
        .maxLength(options.maxTextLength())
        .allowFunctions(key.functions())
        .build();
  }

  private static boolean hasOneOf(Inspection inspection, Set<String> rules) {
    return inspection.violations().stream().anyMatch(violation -> rules.contains(violation.rule()));
  }

  private static RuntimeException withCircumstance(
      Inspection refused, RuntimeException circumstance) {
    try {
      refused.orThrow();
      return circumstance;
    } catch (QueryRefusedException refusal) {
      refusal.addSuppressed(circumstance);
      return refusal;
    }
  }
}
