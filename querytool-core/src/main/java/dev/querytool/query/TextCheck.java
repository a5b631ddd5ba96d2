package dev.querytool.query;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.BoundGrant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.GrantedView;
import dev.querytool.guard.HostFunctions;
import dev.querytool.guard.Inspection;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.SqlGuard;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the guard about a text, with its names resolved against the connection's catalogue. A name
 * that is not there may be new: the catalogue is refreshed before it is called unknown.
 */
final class TextCheck {

  private static final Set<String> MAY_BE_NEW = Set.of("unknown-table", "unknown-column");

  /** What guards differ in: the host's functions are those of one connection. */
  private record GuardKey(Dialect dialect, HostFunctions functions) {}

  private final MetadataCatalog catalog;
  private final Clock clock;
  private final QueryOptions options;
  private final @Nullable GrantedView view;
  private final GrantNet net;
  private final Map<GuardKey, SqlGuard> guards;
  private final Map<String, RefreshThrottle> throttles;

  TextCheck(MetadataCatalog catalog, Clock clock, QueryOptions options) {
    this.catalog = catalog;
    this.clock = clock;
    this.options = options;
    this.view = null;
    this.net = new GrantNet();
    this.guards = new ConcurrentHashMap<>();
    this.throttles = new ConcurrentHashMap<>();
  }

  private TextCheck(TextCheck whole, @Nullable GrantedView view, GrantNet net) {
    this.catalog = whole.catalog;
    this.clock = whole.clock;
    this.options = whole.options;
    this.view = view;
    this.net = net;
    this.guards = whole.guards;
    this.throttles = whole.throttles;
  }

  /** Returns this check for a caller who sees what a view shows alone. */
  TextCheck under(GrantedView view) {
    return new TextCheck(this, view, net);
  }

  /** Returns this check with another second net. */
  TextCheck above(GrantNet other) {
    return new TextCheck(this, view, other);
  }

  /** Returns the second net, against which granted queries are held before they run. */
  GrantNet net() {
    return net;
  }

  /**
   * Asks about a text.
   *
   * @param grants what its caller may see, all of which hold; none if everything
   * @throws AccessDeniedException if the caller may not see everything
   */
  ReadOnlyQuery check(String connection, String text, List<BoundGrant> grants) {
    if (!grants.stream().allMatch(bound -> bound.grant().isEverything())) {
      throw AccessDeniedException.partial(connection);
    }
    ConnectionCatalog structure = catalog.on(connection);
    CatalogSnapshot snapshot = structure.snapshot();
    Inspection first = inspect(text, snapshot);
    if (first.accepted() || !namesMayBeNew(first)) {
      return first.orThrow();
    }
    return inspectRefreshed(connection, text, structure, first);
  }

  private ReadOnlyQuery inspectRefreshed(
      String connection, String text, ConnectionCatalog structure, Inspection first) {
    RefreshThrottle throttle =
        throttles.computeIfAbsent(connection, name -> new RefreshThrottle(clock));
    try {
      throttle.refresh(structure);
    } catch (QueryToolException unreachable) {
      throw withCircumstance(first, unreachable);
    }
    return inspect(text, structure.snapshot()).orThrow();
  }

  private Inspection inspect(String text, CatalogSnapshot snapshot) {
    HostFunctions functions = options.allowedFunctions(snapshot.connection());
    SqlGuard guard =
        guards.computeIfAbsent(new GuardKey(snapshot.dialect(), functions), this::guard);
    return view == null ? guard.inspect(text, snapshot) : guard.inspect(text, snapshot, view);
  }

  private SqlGuard guard(GuardKey key) {
    return SqlGuard.builder(key.dialect())
        .namedParameters()
        .maxLength(options.maxTextLength())
        .allowFunctions(key.functions())
        .build();
  }

  private static boolean namesMayBeNew(Inspection inspection) {
    return inspection.violations().stream()
        .anyMatch(violation -> MAY_BE_NEW.contains(violation.rule()));
  }

  private static QueryToolException withCircumstance(
      Inspection refused, QueryToolException circumstance) {
    try {
      refused.orThrow();
      return circumstance;
    } catch (QueryRefusedException refusal) {
      refusal.addSuppressed(circumstance);
      return refusal;
    }
  }
}
