package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.NameMutation.Mutated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What happens to right queries in which one name is written wrong: the guard knows, and says which
 * one was meant.
 */
class MutatedGoldTest {

  private static final long SEED = 20_261_122;
  private static final int FEWEST = 60;
  private static final int FIRST = 3;
  private static final int PER_QUERY = Boolean.getBoolean("querytool.tests.deep") ? 10 : 1;
  private static final Set<String> UNKNOWN = Set.of("unknown-table", "unknown-column");

  private static final List<GoldDatabase> DATABASES =
      List.of(GoldDatabase.read("shop"), GoldDatabase.read("media"));

  private final List<GoldQuery> queries = GoldQuery.readAll(DATABASES);
  private final Map<Dialect, SqlGuard> guards = new HashMap<>();
  private final Map<String, CatalogSnapshot> catalogs = new HashMap<>();

  /** What came of one kind of slip. */
  private static final class Figures {
    private int tried;
    private final List<String> accepted = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
  }

  @Test
  void theQueriesAreRightAsTheyAre() {
    int accepted = 0;
    for (Dialect dialect : Dialect.values()) {
      for (GoldQuery query : queries) {
        Inspection seen = inspect(dialect, query, query.sql());
        assertThat(seen.accepted()).as("%s %s: %s", dialect, query.sql(), seen).isTrue();
        accepted++;
      }
    }
    assertThat(accepted).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aWrongNameIsCaughtAndTheRightOneIsAmongTheFirstThree() {
    Map<NameMutation, Figures> all = new HashMap<>();
    Random random = new Random(SEED);
    for (NameMutation kind : NameMutation.values()) {
      Figures figures = all.computeIfAbsent(kind, missing -> new Figures());
      for (Dialect dialect : Dialect.values()) {
        for (GoldQuery query : queries) {
          kind.of(query, dialect, PER_QUERY, random)
              .forEach(mutated -> hold(figures, dialect, query, mutated));
        }
      }
    }
    String table = table(all);
    System.out.println(table);
    for (NameMutation kind : NameMutation.values()) {
      Figures figures = all.getOrDefault(kind, new Figures());
      assertThat(figures.tried).as(table).isGreaterThanOrEqualTo(FEWEST);
      assertThat(figures.accepted).as(table).isEmpty();
      assertThat(figures.otherwise).as(table).isEmpty();
      double least = kind == NameMutation.CHINESE ? 0.80 : 0.95;
      assertThat(1.0 - (double) figures.missed.size() / figures.tried)
          .as("%s%n%s", table, String.join("\n", figures.missed))
          .isGreaterThanOrEqualTo(least);
    }
  }

  /** Who sees a part of the shop is led to nothing beside it, however a name is written. */
  @Test
  void whoSeesAPartIsLedToNothingElse() {
    GrantedView view =
        GrantedView.of(
            Grant.on("shop")
                .table("customers")
                .columns("id", "name")
                .table("orders")
                .columns("id", "customer_id", "status")
                .table("products")
                .columns("id", "name")
                .build(),
            Map.of());
    Set<String> seen =
        Set.of("customers", "orders", "products", "id", "name", "customer_id", "status");
    Random random = new Random(SEED);
    int refused = 0;
    for (NameMutation kind : NameMutation.values()) {
      for (GoldQuery query : queries.subList(0, 30)) {
        for (Mutated mutated : kind.of(query, Dialect.SQLITE, 2 * PER_QUERY, random)) {
          List<GuardViolation> found =
              guard(Dialect.SQLITE)
                  .inspect(mutated.sql(), catalog(Dialect.SQLITE, query), view)
                  .violations();
          assertThat(found).as(mutated.sql()).isNotEmpty();
          found.forEach(violation -> assertSeen(query, violation, seen));
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(4 * FEWEST);
  }

  /** Told may be what is seen, and the aliases that the text itself makes. */
  private static void assertSeen(GoldQuery query, GuardViolation violation, Set<String> seen) {
    for (String candidate : violation.candidates()) {
      for (String part : candidate.split("\\.", -1)) {
        assertThat(
                seen.contains(part)
                    || (!query.database().isTable(part) && !query.database().isColumn(part)))
            .as("%s in %s", part, violation)
            .isTrue();
      }
    }
  }

  private void hold(Figures figures, Dialect dialect, GoldQuery query, Mutated mutated) {
    Inspection seen = inspect(dialect, query, mutated.sql());
    String told = dialect + ": " + mutated.sql() + "\n    " + seen;
    figures.tried++;
    if (seen.accepted()) {
      figures.accepted.add(told);
    } else if (!UNKNOWN.contains(seen.violations().get(0).rule())) {
      figures.otherwise.add(told);
    } else if (!isNamed(mutated.right(), seen.violations().get(0).candidates())) {
      figures.missed.add(told);
    }
  }

  private static boolean isNamed(List<String> right, List<String> candidates) {
    return candidates.stream()
        .limit(FIRST)
        .anyMatch(candidate -> right.stream().anyMatch(candidate::equalsIgnoreCase));
  }

  private Inspection inspect(Dialect dialect, GoldQuery query, String sql) {
    return guard(dialect).inspect(sql, catalog(dialect, query));
  }

  private SqlGuard guard(Dialect dialect) {
    return guards.computeIfAbsent(dialect, SqlGuard::of);
  }

  private CatalogSnapshot catalog(Dialect dialect, GoldQuery query) {
    return catalogs.computeIfAbsent(
        dialect + query.database().name(), missing -> query.database().on(dialect));
  }

  private static String table(Map<NameMutation, Figures> all) {
    StringBuilder table = new StringBuilder("mutated gold, seed " + SEED + "\n");
    table.append("  kind                       tried  caught  right name among the first three\n");
    for (NameMutation kind : NameMutation.values()) {
      Figures figures = all.getOrDefault(kind, new Figures());
      int caught = figures.tried - figures.accepted.size();
      int named = caught - figures.otherwise.size() - figures.missed.size();
      table.append(
          String.format(
              Locale.ROOT,
              "  %-25s %6d  %6d  %6d (%.1f %%)%n",
              kind.title(),
              figures.tried,
              caught,
              named,
              100.0 * named / figures.tried));
    }
    return table.toString();
  }
}
