package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessProgramTest {

  @TempDir private static Path directory;

  private static ProgramRun run = new ProgramRun(-1, "", "");

  @BeforeAll
  static void runOnce() {
    run = ProgramRun.of("access-demo", "--directory", directory.toString());
  }

  @Test
  void endsWell() {
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void threeCallersSeeThreeAnswersToTenQuestions() {
    assertThat(run.lines().stream().filter(line -> line.matches("\\d+\\. .*\\?"))).hasSize(10);
    assertThat(run.lines().stream().filter(line -> line.startsWith("ann, administrator")))
        .hasSize(10);
    assertThat(answers("How many orders")).containsExactly("6 2265", "4 1055", "3 415");
    assertThat(answers("the greatest order")).containsExactly("900", "640", "220");
    assertThat(answers("Whose number")).containsExactly("1", "0", "0");
  }

  @Test
  void rowsColumnsAndMasksDiffer() {
    assertThat(run.out())
        .contains("138-0001-1001  north", "王芳  ****1001", "1   NULL")
        .doesNotContain("****1002");
  }

  @Test
  void whatIsNotGrantedIsRefusedAsIfItWereNotThere() {
    assertThat(run.out()).contains("refused by unknown-table", "refused by unknown-column");
  }

  @Test
  void canBeRunAgainInTheSamePlace() {
    ProgramRun again = ProgramRun.of("access-demo", "--directory", directory.toString());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(run.out());
  }

  /** Returns the last line of a question's answers, which have as many columns as callers. */
  private static List<String> answers(String words) {
    List<String> lines = run.lines();
    int at = 0;
    while (!lines.get(at).contains(words)) {
      at++;
    }
    while (!lines.get(at).startsWith("ann, administrator")) {
      at++;
    }
    String headings = lines.get(at);
    while (at + 1 < lines.size() && !lines.get(at + 1).isBlank()) {
      at++;
    }
    List<String> cells = new ArrayList<>();
    for (String heading : List.of("ann,", "bob, clerk", "bob's")) {
      int from = headings.indexOf(heading);
      int bar = headings.indexOf("│", from);
      String line = lines.get(at);
      int end = Math.min(bar < 0 ? line.length() : bar, line.length());
      cells.add(line.substring(from, end).strip().replaceAll(" +", " "));
    }
    return cells;
  }
}
