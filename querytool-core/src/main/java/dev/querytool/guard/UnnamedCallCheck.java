package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.UnnamedCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a statement of PostgreSQL in which a sign, a key word, a cast or a literal may call a
 * function that someone made.
 *
 * <p>One per statement; not thread-safe.
 */
final class UnnamedCallCheck {

  private static final String PG_CATALOG = "pg_catalog";

  /** What makes values of a domain, or rows that hold one, out of others; so do arrays. */
  private static final Set<String> CONVERTING =
      Set.of(
          "LAG",
          "LEAD",
          "WIDTH_BUCKET",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "CASE",
          "COALESCE",
          "GREATEST",
          "LEAST",
          "VALUES",
          "IN");

  private final UnnamedCalls calls;
  private final StatementTokens statement;
  private final List<TouchedTable> touched;
  private final boolean hostCalled;
  private final CarrierTables tables;
  private final PostgresCalledSigns signs;
  private final CastPlaces casts;

  /**
   * Knows what was found out about a statement.
   *
   * @param hostCalled whether it calls a function of the host, which may return a value of any type
   */
  UnnamedCallCheck(
      UnnamedCalls calls,
      CatalogSnapshot catalog,
      StatementTokens statement,
      List<TouchedTable> touched,
      boolean hostCalled) {
    this.calls = calls;
    this.statement = statement;
    this.touched = touched;
    this.hostCalled = hostCalled;
    this.tables = new CarrierTables(catalog);
    this.signs = new PostgresCalledSigns(statement);
    this.casts = new CastPlaces(statement);
  }

  /**
   * Checks the statement.
   *
   * @throws Refusal if one may be called
   */
  void check() {
    if (calls.isUnread()) {
      throw GuardRule.UNNAMED_CALL.refusal(
          "The catalogue was read before it told which operators and casts people made; refresh"
              + " it.");
    }
    for (int at = 0; at < statement.size(); at++) {
      checkSigns(at);
      for (UnnamedCall cast : calls.casts()) {
        if (casts.may(cast, at) && isReached(cast)) {
          throw refused(cast, at);
        }
      }
    }
    for (UnnamedCall check : calls.checks()) {
      checkDomain(check);
    }
  }

  private void checkSigns(int at) {
    for (String sign : signs.between(at)) {
      check(calls.between(sign), at);
    }
    for (String sign : signs.before(at)) {
      check(calls.before(sign), at);
    }
  }

  private void check(List<UnnamedCall> operators, int at) {
    boolean own = signs.isQualified(at);
    for (UnnamedCall operator : operators) {
      boolean found = !own || operator.schemaName().equals(PG_CATALOG);
      if (found && isReached(operator)) {
        throw refused(operator, at);
      }
    }
  }

  /** Tells whether the statement can have values that lead to a call. */
  private boolean isReached(UnnamedCall call) {
    return call.carriers().isEmpty()
        || hostCalled
        || touched.stream().anyMatch(table -> tables.has(table, call.carriers()))
        || isNamed(call.carriers());
  }

  /** A constant is of a type that is written beside it. */
  private boolean isNamed(List<String> types) {
    Set<String> named =
        types.stream().map(CastPlaces::family).collect(Collectors.toUnmodifiableSet());
    for (int at = 0; at < statement.size(); at++) {
      if (statement.name(at) && named.contains(CastPlaces.family(statement.token(at).value()))) {
        return true;
      }
    }
    return false;
  }

  /** A literal or another value becomes one of the domain: beside an array or a row, or in one. */
  private void checkDomain(UnnamedCall check) {
    List<FieldMetadata> columns =
        touched.stream()
            .flatMap(table -> tables.columns(table, check.carriers()).stream())
            .toList();
    boolean plain = columns.stream().anyMatch(UnnamedCallCheck::isDomain);
    boolean within = !columns.stream().allMatch(UnnamedCallCheck::isDomain);
    Token place = plain ? converting() : null;
    if (within || place != null || (hostCalled && plain)) {
      throw refusal(check, place);
    }
  }

  /** What a domain is based on stands behind it in brackets. */
  private static boolean isDomain(FieldMetadata column) {
    return column.dataType().endsWith(")");
  }

  private @Nullable Token converting() {
    for (int at = 0; at < statement.size(); at++) {
      String word = statement.word(at);
      if (CONVERTING.contains(word) || word.startsWith("ARRAY")) {
        return statement.token(at);
      }
    }
    return null;
  }

  private Refusal refused(UnnamedCall call, int at) {
    return refusal(call, statement.token(at));
  }

  private static Refusal refusal(UnnamedCall call, @Nullable Token place) {
    String message = UnnamedCallText.of(call, place == null ? "" : place.text());
    return place == null
        ? GuardRule.UNNAMED_CALL.refusal(message)
        : GuardRule.UNNAMED_CALL.at(place, message);
  }
}
