package dev.querytool.examples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsWideCharactersByTheCellsTheyTake() {
    TextTable table =
        new TextTable(List.of("名称", "n")).add(List.of("a", "1")).add(List.of("下单时间", "22"));

    assertThat(print(table))
        .containsExactly("名称     │ n", "─────────┼───", "a        │ 1", "下单时间 │ 22");
  }

  @Test
  void countsFullWidthAndCombiningCharacters() {
    assertThat(TextTable.width("ａ（）")).isEqualTo(6);
    assertThat(TextTable.width("e\u0301")).isEqualTo(1);
  }

  @Test
  void keepsARowOnOneLine() {
    assertThat(print(new TextTable(List.of("a")).add(List.of("x\ny")))).contains("x y");
  }

  @Test
  void cutsLongCells() {
    String cell = print(new TextTable(List.of("a")).add(List.of("x".repeat(200)))).get(2);

    assertThat(cell).endsWith("…").hasSizeLessThan(70);
  }

  @Test
  void refusesARowOfAnotherLength() {
    TextTable table = new TextTable(List.of("a", "b"));

    assertThatThrownBy(() -> table.add(List.of("1"))).hasMessageContaining("2 cells");
  }

  private static List<String> print(TextTable table) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    table.print(out);
    out.flush();
    return text.toString().lines().toList();
  }
}
