package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.DatabaseConnection;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.Inspection;
import dev.querytool.natural.VerifiedQueryStore.Draft;
import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Holds what is kept against the guard before anyone sees it. */
final class DefaultVerifiedQueries implements VerifiedQueries {

  private static final int MOST_FOUND = 100;

  private final VerifiedQueryStore store;
  private final NaturalCaller caller;
  private final String name;
  private final Clock clock;
  private final Likeness likeness;

  DefaultVerifiedQueries(
      VerifiedQueryStore store, NaturalCaller caller, String name, Clock clock, Likeness likeness) {
    this.store = store;
    this.caller = caller;
    this.name = name;
    this.clock = clock;
    this.likeness = likeness;
  }

  @Override
  public VerifiedQuery add(String question, String sql) {
    String text = QuestionText.checked(question);
    String statement = requireNonNull(sql, "sql").strip();
    DatabaseConnection connection = caller.requireAnnotating(name);
    Inspection inspection = inspect(statement);
    inspection.orThrow();
    String key = free(QuestionText.of(text).key(statement, connection.dialect()), connection);
    Draft draft = new Draft(key, text, statement, connection.dialect(), caller.uid());
    return shown(store.put(connection.id(), draft, clock.instant()), inspection, true);
  }

  /** Keeps who sees the connection in part from replacing, or finding, what is hidden there. */
  private String free(String key, DatabaseConnection connection) {
    boolean hidden =
        !caller.seesEverything(name)
            && store.list(connection.id()).stream()
                .anyMatch(entry -> key.equals(key(entry)) && !checked(connection, entry).valid());
    return hidden ? key + "\n" + caller.uid() : key;
  }

  private static String key(Entry entry) {
    return QuestionText.of(entry.question()).key(entry.sql(), entry.dialect());
  }

  @Override
  public List<VerifiedQuery> list() {
    return visible(caller.requireAsking(name));
  }

  @Override
  public void remove(long id) {
    DatabaseConnection connection = caller.requireAnnotating(name);
    boolean seen = visible(connection).stream().anyMatch(query -> query.id() == id);
    if (!seen || !store.delete(connection.id(), id)) {
      throw new VerifiedQueryNotFoundException(connection.name(), id);
    }
  }

  @Override
  public List<SimilarQuery> similar(String question, int top) {
    String text = QuestionText.checked(question);
    if (top < 1 || top > MOST_FOUND) {
      throw new ValidationException(
          String.format(
              Locale.ROOT, "%,d similar queries were asked for; 1 to %d can be.", top, MOST_FOUND));
    }
    DatabaseConnection connection = caller.requireAsking(name);
    List<Entry> entries = store.list(connection.id());
    List<SimilarQuery> found = new ArrayList<>();
    for (Likeness.Alike alike : likeness.rank(text, findable(connection, entries))) {
      VerifiedQuery query = checked(connection, alike.entry());
      if (query.valid()) {
        found.add(new SimilarQuery(query, alike.similarity()));
      }
      if (found.size() == top) {
        break;
      }
    }
    return List.copyOf(found);
  }

  /** What weighs a word is how rare it is: to who sees a part, among what is seen. */
  private List<Entry> findable(DatabaseConnection connection, List<Entry> entries) {
    return caller.seesEverything(name)
        ? entries
        : entries.stream().filter(entry -> checked(connection, entry).valid()).toList();
  }

  private List<VerifiedQuery> visible(DatabaseConnection connection) {
    boolean everything = caller.seesEverything(name);
    return store.list(connection.id()).stream()
        .map(entry -> checked(connection, entry))
        .filter(query -> everything || query.valid())
        .toList();
  }

  private Inspection inspect(String sql) {
    return caller.checks().inspect(name, sql);
  }

  private VerifiedQuery checked(DatabaseConnection connection, Entry entry) {
    return shown(entry, inspect(entry.sql()), entry.dialect() == connection.dialect());
  }

  private static VerifiedQuery shown(Entry entry, Inspection inspection, boolean sameDialect) {
    return new VerifiedQuery(
        entry.id(),
        entry.question(),
        entry.sql(),
        inspection.accepted() && sameDialect,
        entry.createdAt(),
        entry.verifiedAt(),
        Objects.requireNonNullElse(entry.verifiedBy(), ""),
        inspection.violations());
  }
}
