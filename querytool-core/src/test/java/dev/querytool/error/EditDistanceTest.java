package dev.querytool.error;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, ABC, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "abc, xabc, 1",
    "abc, axc, 1",
    "kitten, sitting, 3",
    "订单, 订货, 1",
    "'', abc, 3",
  })
  void countsSteps(String one, String other, int distance) {
    assertThat(within(5, one, other)).isEqualTo(distance);
  }

  @Property(seed = "20261121")
  void agreesWithTheWholeTable(
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String one,
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String other,
      @ForAll @IntRange(max = 9) int bound) {
    assertThat(within(bound, one, other)).isEqualTo(Math.min(bound + 1, whole(one, other)));
  }

  private static int within(int bound, String one, String other) {
    return EditDistance.within(bound, EditDistance.characters(one), EditDistance.characters(other));
  }

  private static int whole(String one, String other) {
    int[][] table = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(table[i - 1][j - 1] + same, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          best = Math.min(best, table[i - 2][j - 2] + 1);
        }
        table[i][j] = best;
      }
    }
    return table[one.length()][other.length()];
  }
}
