package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.natural.ModelReply.FinishReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final String SQL = "SELECT name FROM customer";

  static Stream<String> answersWithTheStatement() {
    return Stream.of(
        "```sql\nSELECT name FROM customer\n```",
        "```sql\nSELECT name FROM customer;\n```\nExplanation: names",
        "```SQL\nSELECT name FROM customer ; ;\n```",
        "```sqlite\nSELECT name FROM customer\n```",
        "```postgresql\nSELECT name FROM customer\n```",
        "```\nSELECT name FROM customer\n```",
        "```sql SELECT name FROM customer```",
        "```\r\nSELECT name FROM customer\r\n```\r\n",
        "~~~sql\nSELECT name FROM customer\n~~~",
        "````sql\nSELECT name FROM customer\n````",
        "Here it is:\n\n```sql\nSELECT name FROM customer\n```\n\nIt lists all names.",
        "好的，查询如下：\n```sql\nSELECT name FROM customer；\n```\n解释：所有客户",
        "Draft:\n```sql\nSELECT *\nFROM customer\n```\nBetter:\n```sql\nSELECT name FROM customer\n```",
        "```sql\nSELECT name FROM customer\n```\nIt gives:\n```\n| name |\n| Ann  |\n```",
        "```json\n{\"sql\": \"SELECT name FROM customer\", \"explanation\": \"names\"}\n```",
        "{\"sql\": \"SELECT name FROM customer;\", \"explanation\": \"names\"}",
        "{\"SQL\":\"SELECT name FROM customer\"}",
        "{\"generated_sql\": \"SELECT name FROM customer\", \"confidence\": 0.9}",
        "{\"sql\": \"```sql\\nSELECT name FROM customer\\n```\"}",
        "<think>\nPerhaps DELETE?\n```sql\nSELECT 1\n```\n</think>\n```sql\n"
            + "SELECT name FROM customer\n```",
        "Perhaps ```sql\nSELECT 1\n```?\n</think>\n\n```sql\nSELECT name FROM customer\n```",
        "<thinking>a</thinking>\n<think>b</think>\n```sql\nSELECT name FROM customer\n```",
        "SELECT name FROM customer",
        "SELECT name FROM customer;",
        "SQL: SELECT name FROM customer;\nExplanation: all names",
        "The statement is\nSELECT name FROM customer;\nand it lists all names.",
        "SELECT name FROM customer\n解释：所有客户的名字",
        "SELECT name FROM customer\n\nExplanation: all names",
        "```sql\nSELECT name FROM customer");
  }

  @ParameterizedTest
  @MethodSource("answersWithTheStatement")
  void theStatementIsFoundFirst(String answer) {
    ModelAnswer read = read(answer);

    assertThat(read.abstained()).isFalse();
    assertThat(read.statements()).startsWith(SQL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```sql\nSELECT name FROM customer\n```\nExplanation: all names",
        "```sql\nSELECT name FROM customer\n```\n**Explanation:** all names",
        "Explanation: all names\n```sql\nSELECT name FROM customer\n```",
        "```sql\nSELECT name FROM customer\n```\n解释：all names",
        "```sql\nSELECT name FROM customer\n```\nall names",
        "SELECT name FROM customer;\nexplanation:all names",
        "SELECT name FROM customer;\n\nall names",
        "<think>解释: hm</think>\n```sql\nSELECT name FROM customer\n```\n说明: all names",
        "{\"sql\":\"SELECT name FROM customer\",\"explanation\":\"all names\"}",
        "{\"sql\":\"SELECT name FROM customer\",\"解释\":\"all names\"}"
      })
  void theExplanationIsKept(String answer) {
    assertThat(read(answer).explanation()).isEqualTo("all names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANNOT ANSWER: no such data",
        "cannot answer: no such data",
        "**CANNOT ANSWER:** no such data",
        "无法回答：no such data",
        "无法回答, no such data",
        "<think>Could I?</think>\nCANNOT ANSWER: no such data",
        "{\"sql\": null, \"explanation\": \"no such data\"}",
        "{\"sql\": \"\", \"explanation\": \"no such data\"}",
        "{\"cannot_answer\": \"no such data\"}",
        "{\"answerable\": false, \"reason\": \"no such data\"}"
      })
  void anAbstentionIsNoStatement(String answer) {
    ModelAnswer read = read(answer);

    assertThat(read.abstained()).isTrue();
    assertThat(read.statements()).isEmpty();
    assertThat(read.explanation()).isEqualTo("no such data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't help with deleting data.",
        "Sorry, that is not something I do.",
        "I cannot do that: with these tables there is no way.",
        "抱歉，我不能执行写操作。",
        "很抱歉，这里没有相关的数据。",
        "Unfortunately there is no such table."
      })
  void aRefusalIsAnAbstention(String answer) {
    assertThat(read(answer).abstained()).isTrue();
    assertThat(read(answer).explanation()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n",
        "The customers are Ann and Bo.",
        "With these tables one would count the orders.",
        "Select the table you mean, please.",
        "<think>SELECT name FROM customer",
        "<think>\n```sql\nSELECT name FROM customer\n```",
        "{\"names\": [\"Ann\"]}",
        "```python\nprint('SELECT name FROM customer')\n```"
      })
  void whereThereIsNoneNoneIsFound(String answer) {
    assertThat(read(answer).statements()).isEmpty();
    assertThat(read(answer).abstained()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM customer",
        "DROP TABLE customer;",
        "Sure!\nUPDATE customer SET name = '';",
        "INSERT INTO customer VALUES (1)",
        "PRAGMA writable_schema = 1",
        "ATTACH DATABASE '/tmp/x' AS x",
        "SELECT name FROM customer; DELETE FROM customer",
        "SELECT name FROM customer;\nDROP TABLE customer;"
      })
  void whatIsNotOneReadIsHandedOnWhole(String answer) {
    String whole = answer.replaceFirst("^Sure!\n", "").replaceFirst(";$", "");

    assertThat(read(answer).statements()).startsWith(whole);
  }

  @Test
  void severalBlocksComeTheLastOneFirst() {
    assertThat(read("```sql\nSELECT 1\n```\n```sql\nDELETE FROM t\n```").statements())
        .containsExactly("DELETE FROM t", "SELECT 1");
  }

  @Test
  void fullWidthPunctuationIsTriedAsItIsAndAsAscii() {
    assertThat(
            read("```sql\nSELECT a，count（*） FROM t　WHERE b ＝ ‘（x）’ AND c ＞ “d”；\n```").statements())
        .containsExactly(
            "SELECT a，count（*） FROM t　WHERE b ＝ ‘（x）’ AND c ＞ “d”",
            "SELECT a,count(*) FROM t WHERE b = '（x）' AND c > \"d\"");
  }

  @Test
  void whatStandsInQuotesKeepsItsPunctuation() {
    assertThat(FullWidth.toAscii("SELECT '，', \"金额（元）\", `a，b` FROM t，u"))
        .isEqualTo("SELECT '，', \"金额（元）\", `a，b` FROM t,u");
  }

  @Test
  void aCutBlockIsNoStatement() {
    ModelAnswer cut = read("```sql\nSELECT name FROM cust", FinishReason.LENGTH);

    assertThat(cut.statements()).isEmpty();
    assertThat(cut.cut()).isTrue();
    assertThat(read("SELECT name FROM cust", FinishReason.LENGTH).statements()).isEmpty();
  }

  @Test
  void aWholeBlockOfACutAnswerIsOne() {
    assertThat(
            read("```sql\nSELECT name FROM customer\n```\nExplanation: all na", FinishReason.LENGTH)
                .statements())
        .containsExactly(SQL);
  }

  @Test
  void whatAFilterStoppedIsAnAbstention() {
    assertThat(read("```sql\nSELECT 1\n```", FinishReason.FILTERED).abstained()).isTrue();
  }

  @Test
  void aMarkOfThoughtsInATextIsLeftAlone() {
    assertThat(read("```sql\nSELECT name FROM tag WHERE name = '<think>'\n```").statements())
        .isEqualTo(List.of("SELECT name FROM tag WHERE name = '<think>'"));
  }

  @Test
  void aStatementWithBlankLinesIsTriedWhole() {
    assertThat(read("WITH a AS (\n  SELECT 1 AS x\n)\n\nSELECT x FROM a").statements())
        .startsWith("WITH a AS (\n  SELECT 1 AS x\n)\n\nSELECT x FROM a");
  }

  @Test
  void aSemicolonInAQuotationDoesNotEndAStatement() {
    assertThat(read("SELECT name FROM customer WHERE name = 'a;b';").statements())
        .startsWith("SELECT name FROM customer WHERE name = 'a;b'");
  }

  @Test
  void anExplanationHoldsNothingThatIsNotSeen() {
    assertThat(read("```sql\nSELECT 1\n```\nExplanation: a\u001b[2Jb\u202ec\u0000d").explanation())
        .isEqualTo("a[2Jbcd");
  }

  @Test
  void aLongExplanationIsCut() {
    assertThat(read("```sql\nSELECT 1\n```\nExplanation: " + "说".repeat(3_000)).explanation())
        .hasSize(2_000);
  }

  private static ModelAnswer read(String answer) {
    return read(answer, FinishReason.STOP);
  }

  private static ModelAnswer read(String answer, FinishReason reason) {
    return AnswerReader.read(new ModelReply(answer, reason, TokenUsage.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see ![chart](https://evil.example/x.png?q=secret) | see chart",
        "see [the page](javascript:alert(1)) | see the page)",
        "[![a](https://x.example/a)](https://x.example/b) | a",
        "at https://x.example/?q=1 or www.x.example now | at … or … now",
        "<img src=x onerror=alert(1)>orders | orders",
        "<<b>script>orders</script> | < script>orders",
        "<a href='x | < a href='x",
        "amount < 5 and a<7 | amount < 5 and a<7",
        "a [1] of (2) | a [1] of (2)"
      })
  void linksPicturesAndTagsAreTakenOutOfAnExplanation(String said, String shown) {
    assertThat(read("```sql\nSELECT 1\n```\nExplanation: " + said).explanation()).isEqualTo(shown);
  }
}
