package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchSizeTest {

  private static final long ROOM = 64 * FetchSize.WIDE;
  private static final long NARROW = 20;

  @Test
  void narrowRowsOfADeclaredWidthAreFetchedByThousandsInTheEnd() {
    FetchSize fetches = new FetchSize(1, 4 * NARROW, ROOM);

    assertThat(fetched(fetches, NARROW, 8)).containsExactly(1, 4, 16, 64, 256, 1024, 2000, 2000);
  }

  @Test
  void narrowRowsThatMightGrowWideAreFetchedAsManyAsWouldFitThen() {
    FetchSize fetches = new FetchSize(1, FetchSize.WIDE, ROOM);

    assertThat(fetched(fetches, NARROW, 6)).containsExactly(1, 4, 16, 64, 64, 64);
  }

  @Test
  void aFetchOfRowsThatAreSuddenlyAsWideAsDeclaredFitsWhateverWasReadBefore() {
    for (long declared = 1; declared <= FetchSize.WIDE; declared *= 2) {
      FetchSize fetches = new FetchSize(1, declared, ROOM);
      fetched(fetches, Math.min(NARROW, declared), 20);

      assertThat(fetches.rows() * declared).isLessThanOrEqualTo(ROOM);
    }
  }

  @Test
  void rowsAreFetchedByTheMebibyte() {
    FetchSize fetches = new FetchSize(32, FetchSize.WIDE, ROOM);

    assertThat(fetched(fetches, 100_000, 3)).containsExactly(32, 10, 10);
  }

  @Test
  void oneVeryWideRowIsRememberedForAWhileAndThenForgotten() {
    FetchSize fetches = new FetchSize(64, FetchSize.WIDE, ROOM);
    long veryWide = 16 * FetchSize.WIDE;
    fetches.read(veryWide);
    for (int row = 1; row < 64; row++) {
      fetches.read(NARROW);
    }

    List<Integer> after = fetched(fetches, NARROW, 40);

    assertThat(after.get(8) * 4 * FetchSize.WIDE).isLessThanOrEqualTo(ROOM);
    assertThat(after.get(39)).isEqualTo(64);
  }

  @Test
  void rowsWiderThanAllTheRoomAreFetchedOneByOne() {
    FetchSize fetches = new FetchSize(4, FetchSize.WIDE, FetchSize.WIDE / 2);

    assertThat(fetched(fetches, 2 * ROOM, 3)).containsExactly(4, 1, 1);
    assertThat(fetched(fetches, 0, 3)).containsExactly(1, 1, 1);
  }

  @Test
  void theFirstFetchIsSmallAndSmallerOfWideRows() {
    assertThat(FetchSize.first(0)).isEqualTo(32);
    assertThat(FetchSize.first(1)).isEqualTo(2_000);
    assertThat(FetchSize.first(100_000)).isEqualTo(10);
    assertThat(FetchSize.first(Long.MAX_VALUE)).isEqualTo(1);
  }

  /** Reads rows for some fetches, and returns how many each had. */
  private static List<Integer> fetched(FetchSize fetches, long rowBytes, int times) {
    List<Integer> sizes = new ArrayList<>();
    while (sizes.size() < times) {
      int size = fetches.rows();
      sizes.add(size);
      for (int row = 1; row < size; row++) {
        assertThat(fetches.read(rowBytes)).isFalse();
      }
      assertThat(fetches.read(rowBytes)).isEqualTo(fetches.rows() != size);
    }
    return sizes;
  }
}
