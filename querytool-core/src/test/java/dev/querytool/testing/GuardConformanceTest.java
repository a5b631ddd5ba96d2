package dev.querytool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.SqlGuard;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardConformanceTest {

  @ParameterizedTest
  @EnumSource
  void ourGuardHasNoWrongVerdict(Dialect dialect) {
    SqlGuard guard = SqlGuard.of(dialect);
    ConformanceReport report =
        GuardConformance.of(dialect).run(sql -> guard.inspect(sql).accepted());
    assertThat(report.clean()).as(report.toString()).isTrue();
    assertThat(report.failed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void ourGuardRefusesByTheRuleThatIsNamed(Dialect dialect) {
    SqlGuard guard = SqlGuard.of(dialect);
    assertThat(of(dialect, GuardStatement.Verdict.REFUSE))
        .allSatisfy(
            one ->
                assertThat(guard.inspect(one.sql()).violations())
                    .as(one.toString())
                    .extracting(GuardViolation::rule)
                    .contains(one.rule()));
  }

  @ParameterizedTest
  @EnumSource
  void aGuardThatTrustsEverythingAcceptsAllAttacksWrongly(Dialect dialect) {
    ConformanceReport report = GuardConformance.of(dialect).run(sql -> true);
    assertThat(report.clean()).isFalse();
    assertThat(report.wronglyRefused()).isEmpty();
    assertThat(report.wronglyAccepted()).isEqualTo(of(dialect, GuardStatement.Verdict.REFUSE));
    assertThat(report.toString())
        .contains("wrongly accepted", report.wronglyAccepted().get(0).id());
  }

  @ParameterizedTest
  @EnumSource
  void aGuardThatTrustsNothingRefusesAllReadsWrongly(Dialect dialect) {
    ConformanceReport report = GuardConformance.of(dialect).run(sql -> false);
    assertThat(report.wronglyAccepted()).isEmpty();
    assertThat(report.wronglyRefused()).isEqualTo(of(dialect, GuardStatement.Verdict.READ));
  }

  @Test
  void aGuardThatThrowsHasRefused() {
    ConformanceReport report =
        GuardConformance.of(Dialect.SQLITE)
            .run(
                sql -> {
                  throw new IllegalStateException("planted");
                });
    assertThat(report.failed()).hasSize(report.asked());
    assertThat(report.wronglyAccepted()).isEmpty();
  }

  @Test
  void theFiguresOfEachClassAddUp() {
    ConformanceReport report =
        GuardConformance.of(Dialect.MYSQL).run(sql -> sql.startsWith("SELECT"));
    List<ConformanceCount> counts = report.counts();
    assertThat(counts.stream().mapToInt(ConformanceCount::statements).sum())
        .isEqualTo(report.asked());
    assertThat(counts.stream().mapToInt(ConformanceCount::wrong).sum())
        .isEqualTo(report.wronglyAccepted().size() + report.wronglyRefused().size());
    assertThat(counts).extracting(ConformanceCount::why).contains("waits", "Chinese names");
    assertThat(counts)
        .filteredOn(count -> count.why().equals("waits"))
        .singleElement()
        .satisfies(count -> assertThat(count.wrong()).isPositive());
  }

  @Test
  void holdsTwelveHundredStatementsAndMoreWithoutDuplicates() {
    Set<String> ids = new HashSet<>();
    int statements = 0;
    for (Dialect dialect : Dialect.values()) {
      Set<String> texts = new HashSet<>();
      for (GuardStatement one : GuardConformance.of(dialect).statements()) {
        statements++;
        assertThat(one.dialect()).isEqualTo(dialect);
        assertThat(ids.add(one.id())).as(one.id()).isTrue();
        assertThat(texts.add(one.sql())).as(one.sql()).isTrue();
        assertThat(one.rule().isEmpty()).isEqualTo(one.verdict() == GuardStatement.Verdict.READ);
        assertThat(one.why()).isNotBlank();
      }
    }
    assertThat(statements).isGreaterThanOrEqualTo(1_200);
  }

  @Test
  void everyDialectHasReadsAndAttacksOfManyKinds() {
    for (Dialect dialect : Dialect.values()) {
      assertThat(kinds(dialect, GuardStatement.Verdict.READ)).hasSizeGreaterThan(8);
      assertThat(kinds(dialect, GuardStatement.Verdict.REFUSE)).hasSizeGreaterThan(14);
    }
  }

  /** All of the kit, its classes and texts as they lie in the jar before it is packed. */
  @Test
  void theKitIsSmall() throws IOException, URISyntaxException {
    Path classes =
        Path.of(GuardConformance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve("dev/querytool/testing"))) {
      assertThat(files.filter(this::isOfTheKit).mapToLong(file -> file.toFile().length()).sum())
          .isBetween(100_000L, 300_000L);
    }
  }

  private boolean isOfTheKit(Path file) {
    return !String.valueOf(file.getFileName()).startsWith("ScriptedLanguageModel");
  }

  private static Set<String> kinds(Dialect dialect, GuardStatement.Verdict verdict) {
    return new HashSet<>(of(dialect, verdict).stream().map(GuardStatement::why).toList());
  }

  private static List<GuardStatement> of(Dialect dialect, GuardStatement.Verdict verdict) {
    return GuardConformance.of(dialect).statements().stream()
        .filter(one -> one.verdict() == verdict)
        .toList();
  }
}
