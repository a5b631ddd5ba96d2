package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellKnownTextTest {

  private static final String POINT = "0101000000000000000000f03f0000000000000040";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00000000 010200000000000000 | LINESTRING EMPTY
          00000000 010300000000000000 | POLYGON EMPTY
          00000000 010400000000000000 | MULTIPOINT EMPTY
          00000000 010500000000000000 | MULTILINESTRING EMPTY
          00000000 010600000000000000 | MULTIPOLYGON EMPTY
          00000000 010700000000000000 | GEOMETRYCOLLECTION EMPTY
          ffffffff 010700000000000000 | SRID=4294967295;GEOMETRYCOLLECTION EMPTY
          00000000 01030000000100000000000000 | POLYGON( EMPTY)
          00000000 0101000000000000000000f8ff000000000000f07f | POINT(NaN Infinity)
          00000000 010100000000000000000000800000000000c0f0bf | POINT(-0 -1.046875)
          00000000 00000000013ff00000000000004000000000000000 | POINT(1 2)
          """)
  void writesEmptyAndOddOnes(String hex, String expected) {
    assertThat(text(hex)).isEqualTo(expected);
  }

  @Test
  void writesWhatIsNested() {
    String collection =
        "00000000 01 07000000 02000000" + POINT + "01 07000000 01000000 01 02000000 00000000";

    assertThat(text(collection))
        .isEqualTo("GEOMETRYCOLLECTION(POINT(1 2),GEOMETRYCOLLECTION(LINESTRING EMPTY))");
  }

  @Test
  void writesTheLatitudeFirstWhereMysqlDoes() {
    byte[] bytes = bytes("e6100000" + POINT);

    assertThat(WellKnownText.of(bytes, AxisOrder.ofMysql())).contains("SRID=4326;POINT(2 1)");
    assertThat(WellKnownText.of(bytes, AxisOrder.AS_STORED)).contains("SRID=4326;POINT(1 2)");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "00000000, ''",
    "00000000 01 08000000, ''",
    "00000000 01 e9030000 00000000, ''",
    "00000000 01 02000000 ffffffff, ''",
    "00000000 01 04000000 01000000 01 02000000 00000000, ''",
    "00000000 0101000000000000000000f03f00000000000000, ''",
    "00000000 0101000000000000000000f03f000000000000004000, ''"
  })
  void isNotGuessedOfOtherBytes(String hex, String expected) {
    assertThat(text(hex)).isEqualTo(expected);
  }

  @Test
  void anyNumberOfLevelsEndsWithoutAnError() {
    ByteBuffer deep = ByteBuffer.allocate(4 + 9 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
    deep.putInt(0);
    while (deep.hasRemaining()) {
      deep.put((byte) 1).putInt(7).putInt(1);
    }

    assertThat(WellKnownText.of(deep.array(), AxisOrder.AS_STORED)).isEmpty();
  }

  @Test
  void everyPrefixOfAGeometryIsNone() {
    byte[] whole = bytes("00000000 01 07000000 01000000" + POINT);

    for (int length = 0; length < whole.length; length++) {
      assertThat(WellKnownText.of(Arrays.copyOf(whole, length), AxisOrder.AS_STORED)).isEmpty();
    }
  }

  private static String text(String hex) {
    return WellKnownText.of(bytes(hex), AxisOrder.AS_STORED).orElse("");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
