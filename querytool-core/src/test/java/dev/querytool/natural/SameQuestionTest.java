package dev.querytool.natural;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameQuestionTest {

  private static final long SEED = 20_261_122;
  private static final int EDITS = Boolean.getBoolean("querytool.tests.deep") ? 500 : 10;
  private static final String SIGNS = "abmzANZ0159不无大小高低前后一十二";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** Each differs in one thing that makes it another question. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          top 10 customers by revenue          | top 20 customers by revenue
          top 10 customers by revenue          | top 1O customers by revenue
          top 10 customers by revenue          | top 10 customers by profit
          top 10 customers by revenue          | bottom 10 customers by revenue
          top ten customers by revenue         | top two customers by revenue
          orders of 2025                       | orders of 2026
          orders since 2025-01-01              | orders since 2025-01-10
          orders since 2025-01-02              | orders since 2025-02-01
          orders in the north                  | orders in the south
          orders of 'north'                    | orders of 'south'
          orders of 'north'                    | orders of 'North'
          orders of 'a b'                      | orders of 'ab'
          average order amount                 | total order amount
          average order amount                 | median order amount
          the average price of products        | the maximum price of products
          customer with most orders            | customer with least orders
          customers with more than 5 orders    | customers with less than 5 orders
          customers with more than 5 orders    | customers with more than 50 orders
          customers with at least 5 orders     | customers with at most 5 orders
          customers with orders                | customers without orders
          customers who ordered                | customers who never ordered
          customers who did order              | customers who did not order
          customers with a few orders          | customers with few orders
          orders before May                    | orders after May
          orders of Apple                      | orders of apple
          how many orders from US              | how many orders from us
          Top products                         | top products
          highest price                        | lowest price
          newest orders                        | oldest orders
          orders above 100.5                   | orders above 1005
          orders above 1,000                   | orders above 1.000
          orders above -5                      | orders above 5
          growth of 5%                         | growth of 5
          discount > 5                         | discount < 5
          discount >= 5                        | discount > 5
          count of orders                      | count of distinct orders
          orders per month                     | orders per year
          orders by customer and product       | orders by customer or product
          price of products and list price     | list price of products and price
          employees who manage Ann             | employees whom Ann manages
          orders from Rome to Oslo             | orders from Oslo to Rome
          orders of C                          | orders of C++
          sales of the last month              | sales of last month
          list price of products               | price of products
          orders of 2 1 items                  | orders of 21 items
          销售额最高的十个客户                 | 销售额最低的十个客户
          销售额最高的10个客户                 | 销售额最高的20个客户
          销售额最高的十个客户                 | 销售额最高的二十个客户
          销售额最高的客户                     | 销售额最高的商品
          2025年的订单                         | 2026年的订单
          2025年1月的订单                      | 2025年11月的订单
          北京的客户                           | 南京的客户
          华北的销售额                         | 华南的销售额
          平均订单金额                         | 订单总金额
          平均订单金额                         | 最大订单金额
          已付款的订单                         | 未付款的订单
          有订单的客户                         | 没有订单的客户
          在职的员工                           | 不在职的员工
          包含税的金额                         | 不包含税的金额
          金额大于100的订单                    | 金额小于100的订单
          金额大于100的订单                    | 金额不小于100的订单
          金额大于100的订单                    | 金额大于1000的订单
          金额大于100的订单                    | 金额大于等于100的订单
          每月的订单数                         | 每年的订单数
          客户数                               | 不同的客户数
          最新的订单                           | 最早的订单
          增加的客户                           | 减少的客户
          张三的订单                           | 李四的订单
          从上海到广州的订单                   | 从广州到上海的订单
          第一名的员工                         | 第二名的员工
          南京市 长江大桥                      | 南京 市长 江大桥
          查询次数最多的客户                   | 次数最多的客户
          请假最多的员工                       | 假最多的员工
          帮我下单的员工                       | 下单的员工
          给我发货的供应商                     | 发货的供应商
          麻烦客户列表                         | 客户列表
          reviews that say thanks              | reviews that say please
          评论里写了谢谢                       | 评论里写了谢谢你
          Hello Kitty sales                    | Kitty sales
          Please Please Me plays               | Me plays
          codes that end with ?                | codes that end with .
          orders of Yahoo                      | orders of Yahoo!
          """)
  void isNotOneThatDiffersInAnything(String one, String other) {
    assertApart(one, other, "SELECT 'Top' FROM t");
    assertApart(other, one, "SELECT 'Top' FROM t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          top 10 customers by revenue   | Top 10 customers by revenue?
          top 10 customers by revenue   | please show me top 10  customers by revenue
          top 10 customers by revenue   | Could you show me top 10 customers by revenue, please?
          List all orders               | list all orders.
          how many orders are there     | How many orders are there？
          销售额最高的10个客户          | 请列出销售额最高的 10 个客户。
          销售额最高的10个客户          | 请问，销售额最高的１０个客户？
          销售额最高的十个客户          | 查询一下销售额最高的十个客户，谢谢
          北京的客户                    | 请帮我查一下北京的客户！
          """)
  void isOneInOtherClothes(String kept, String asked) {
    assertThat(similarity(kept, asked, "SELECT 1 FROM t")).isEqualTo(1);
  }

  /** What is right on one day is wrong on another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sales of last month                   | SELECT sum(a) FROM o WHERE d >= '2026-10-01'
          sales of the past 30 days             | SELECT sum(a) FROM o WHERE d >= '2026-10-23'
          orders of yesterday                   | SELECT * FROM o WHERE d = date '2026-11-21'
          sales this year against 2025          | SELECT y, sum(a) FROM o WHERE y IN (2025, 2026)
          new customers                         | SELECT * FROM c WHERE made > '2026-01-01'
          上个月的销售额                        | SELECT sum(a) FROM o WHERE m = 10
          今年的订单                            | SELECT * FROM o WHERE y = 2026
          最近7天的订单                         | SELECT * FROM o WHERE d >= '2026-11-15'
          本季度新客户                          | SELECT * FROM c WHERE q = 4
          上個月的訂單                          | SELECT * FROM o WHERE m = 10
          近三個月的訂單                        | SELECT * FROM o WHERE m > 8
          后天到期的合同                        | SELECT * FROM o WHERE m = 11 AND d = 24
          2024年初到这会儿的订单                | SELECT * FROM o WHERE d <= '2026-11-22'
          2024年以来的订单                      | SELECT * FROM o WHERE d <= '2026-11-22'
          orders since 2024                     | SELECT * FROM o WHERE d <= '2026-11-22'
          orders since 2025                     | SELECT * FROM o WHERE d <= '2026-11-22'
          sales in march                        | SELECT sum(a) FROM o WHERE p = 202603
          new customers                         | SELECT * FROM c WHERE made > 1767225600
          late in 2024, seen today              | SELECT * FROM o WHERE d > '2026-11-01' AND d < now()
          orders this morning                   | SELECT * FROM o WHERE m = 11 AND d = 22
          Bestellungen von heute                | SELECT * FROM o WHERE m = 11 AND d = 22
          """)
  void doesNotAnswerWithADateThatTodayChooses(String question, String sql) {
    assertApart(question, question, sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sales of last month   | SELECT sum(a) FROM o WHERE d >= CURRENT_DATE - 30
          今年的订单            | SELECT * FROM o WHERE y = strftime('%Y', 'now')
          orders of 2025        | SELECT * FROM o WHERE d >= '2025-01-01' AND d < '2026-01-01'
          orders of 2025        | SELECT * FROM o WHERE d >= '2025-03-01' AND y < 2026
          orders of 2025        | SELECT * FROM o WHERE p BETWEEN 202501 AND 202512
          last 5 orders         | SELECT * FROM o ORDER BY d DESC LIMIT 5
          """)
  void answersWithADateThatTheQuestionNamesOrTheStatementAsksFor(String question, String sql) {
    assertThat(similarity(question, question, sql)).isEqualTo(1);
  }

  /** One sign of a question in the place of another makes another question, whichever it is. */
  @Test
  void isNotOneWithAnotherSign() throws IOException {
    Random random = new Random(SEED);
    int tried = 0;
    for (String question : questions()) {
      for (int i = 0; i < EDITS; i++) {
        int[] signs = question.codePoints().toArray();
        int at = random.nextInt(signs.length - 1);
        int other = SIGNS.codePointAt(random.nextInt(SIGNS.length()));
        if (Character.isLetterOrDigit(signs[at])
            && Character.toLowerCase(signs[at]) != Character.toLowerCase(other)) {
          signs[at] = other;
          assertApart(question, new String(signs, 0, signs.length), "SELECT 1 FROM t");
          tried++;
        }
      }
    }
    assertThat(tried).as("seed " + SEED).isGreaterThan(300);
  }

  @Test
  void isNoneOfOtherQuestions() throws IOException {
    List<String> questions = questions();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      entries.add(entry(i, questions.get(i), "SELECT 1 FROM t"));
    }
    for (int i = 0; i < questions.size(); i++) {
      List<Likeness.Alike> ranked = new LexicalLikeness().rank(questions.get(i), entries);
      assertThat(ranked.get(0).entry().id()).isEqualTo(i);
      assertThat(ranked.get(0).similarity()).isEqualTo(SimilarQuery.SAME_QUESTION);
      assertThat(ranked.subList(1, ranked.size()))
          .allMatch(other -> other.similarity() <= SimilarQuery.MOST_ALIKE);
    }
  }

  private static List<String> questions() throws IOException {
    try (InputStream in =
        requireNonNull(
            SameQuestionTest.class.getResourceAsStream("/dev/querytool/guard/gold/queries.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("# ") && !line.contains("this spring"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .toList();
    }
  }

  @Test
  void ranksWhatSharesRareWordsFirst() {
    List<Entry> entries =
        List.of(
            entry(1, "orders of customers", "SELECT 1"),
            entry(2, "orders with invoices", "SELECT 1"),
            entry(3, "weather", "SELECT 1"),
            entry(4, "orders of products", "SELECT 1"));

    List<Likeness.Alike> ranked = new LexicalLikeness().rank("invoice of an order", entries);

    assertThat(ranked).extracting(alike -> alike.entry().id()).startsWith(2L).doesNotContain(3L);
  }

  private static void assertApart(String kept, String asked, String sql) {
    assertThat(similarity(kept, asked, sql)).isLessThanOrEqualTo(SimilarQuery.MOST_ALIKE);
  }

  private static double similarity(String kept, String asked, String sql) {
    return new LexicalLikeness()
        .rank(asked, List.of(entry(1, kept, sql))).stream()
            .mapToDouble(Likeness.Alike::similarity)
            .findFirst()
            .orElse(0);
  }

  private static Entry entry(long id, String question, String sql) {
    return new Entry(id, question, sql, Dialect.SQLITE, NOW, NOW, "u");
  }
}
