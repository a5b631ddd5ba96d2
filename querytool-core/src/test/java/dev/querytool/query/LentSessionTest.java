package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session comes back even if there is no memory for what has to be done before. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LentSessionTest {

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open(folder, 1);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void comesBackWhenAQueryAndItsEndFindNoMemory() {
    shop.sessions().runOutOfMemory(2);

    assertThatThrownBy(() -> shop.sql("SELECT id FROM orders").run())
        .isInstanceOf(ResultTooLargeException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class);

    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isEqualTo(1);
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }

  @Test
  void comesBackSpoiltWhenSettlingItFindsNoMemory() {
    shop.sessions().runOutOfMemoryWhileSettling();

    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);

    assertThat(shop.sessions().lent()).isZero();
    assertThat(shop.sessions().evictions()).isEqualTo(1);
    assertThat(shop.sql("SELECT id FROM orders").run().rowCount()).isEqualTo(3);
  }
}
