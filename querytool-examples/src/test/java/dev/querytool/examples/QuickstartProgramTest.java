package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartProgramTest {

  @TempDir private static Path directory;

  private static ProgramRun run = new ProgramRun(-1, "", "");

  @BeforeAll
  static void runOnce() {
    run = ProgramRun.of("quickstart", "--offline", "--directory", directory.toString());
  }

  @Test
  void endsWell() {
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void makesAShopOfTenThousandRows() throws IOException {
    assertThat(Files.size(directory.resolve("shop.db"))).isPositive();
    assertThat(run.out()).containsPattern("with 1\\d,\\d{3} rows");
  }

  @Test
  void showsTheCatalogueWithChineseNames() {
    assertThat(run.out()).contains("orders 订单", "下单时间", "→ customers", "monthly_sales 月度销售额");
  }

  @Test
  void showsThreeResultsAndTwoOfQuestions() {
    assertThat(run.lines().stream().filter(line -> line.matches("\\d+ rows in \\d+ ms.*")))
        .hasSize(5);
    assertThat(run.out()).contains("10 rows in", ", and there are more", "北京旗舰店");
  }

  @Test
  void showsSixRefusalsWithRuleAndMessage() {
    List<String> refusals =
        run.lines().stream().filter(line -> line.startsWith("  refused by ")).toList();

    assertThat(refusals).hasSize(6).anySatisfy(line -> assertThat(line).contains("line 2, column"));
    assertThat(run.out()).doesNotContain("was not refused").contains("Did you mean customer_id");
  }

  @Test
  void streamsATableToCsvWithProgress() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("order_items.csv"));

    assertThat(lines.get(0)).isEqualTo("\uFEFForder_id,line,product_id,quantity,unit_price");
    assertThat(lines).hasSizeGreaterThan(5_000);
    assertThat(run.out()).containsPattern("[\\d,]+ rows, [\\d,]+ bytes");
  }

  @Test
  void answersTwoQuestionsInHumanLanguageAndRefusesTheThird() {
    assertThat(run.lines())
        .containsSubsequence(
            "销售额最高的五个城市是哪些？",
            "  TRANSLATED by a verified query, without a model",
            "Which categories have the best average review, with at least 20 reviews?",
            "  TRANSLATED by a verified query, without a model",
            "Delete all orders that were returned.",
            "  REFUSED by stand-in, 3 answers");
    assertThat(run.out()).contains("5 rows in", "not run, by rule write-statement");
  }

  @Test
  void saysWhereTheFilesLie() {
    assertThat(run.lines())
        .contains(
            directory.resolve("shop.db").toString(),
            directory.resolve("querytool.db").toString(),
            directory.resolve("order_items.csv").toString());
  }

  @Test
  void canBeRunAgainInTheSamePlace() {
    ProgramRun again =
        ProgramRun.of("quickstart", "--offline", "--directory", directory.toString());

    assertThat(again.code()).as(again.err()).isZero();
  }
}
