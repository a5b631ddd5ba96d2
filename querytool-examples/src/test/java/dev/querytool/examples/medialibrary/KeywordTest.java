package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordTest {

  @TempDir private Path directory;

  private OpenLibrary open;

  @BeforeEach
  void fill() {
    open = new OpenLibrary(directory);
    open.insert(
        SampleWork.of(100_001, "100%の雨").circle(1, "Quiet Radio"),
        SampleWork.of(100_002, "100個の鈴").circle(2, "月光_工房").voices("水無瀬みお"),
        SampleWork.of(100_003, "ＲＡＩＮ（夜）").circle(3, "月光工房").tags("睡眠導入"),
        SampleWork.of(1_234_567, "ラジオ 100001").circle(3, "月光工房"));
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void findsTitlesCirclesTagsAndVoiceActors() {
    assertThat(found("鈴")).containsExactly(100_002);
    assertThat(found("quiet")).containsExactly(100_001);
    assertThat(found("睡眠")).containsExactly(100_003);
    assertThat(found("無瀬")).containsExactly(100_002);
    assertThat(found("nothing of the kind")).isEmpty();
  }

  @Test
  void takesPercentAndUnderscoreAsThemselves() {
    assertThat(found("100%")).containsExactly(100_001);
    assertThat(found("%")).containsExactly(100_001);
    assertThat(found("月光_")).containsExactly(100_002);
  }

  @Test
  void takesWidthAndCaseForTheSame() {
    assertThat(found("rain(夜)")).containsExactly(100_003);
    assertThat(found("Ｑｕｉｅｔ　Ｒａｄｉｏ")).containsExactly(100_001);
    assertThat(found("ﾗｼﾞｵ")).containsExactly(1_234_567);
  }

  @Test
  void takesAProductNumberForAProductNumberOnlyAsAWhole() {
    assertThat(found("RJ100001")).containsExactly(100_001);
    assertThat(found("  ｒｊ01234567 ")).containsExactly(1_234_567);
    assertThat(found("RJ999999")).isEmpty();
    assertThat(found("100001")).containsExactly(1_234_567);
    assertThat(found("ラジオ RJ100001")).isEmpty();
  }

  @Test
  void findsEachWorkOnce() {
    open.insert(SampleWork.of(100_009, "猫").circle(9, "猫").voices("猫").tags("猫"));

    assertThat(open.library.shelf().page(asked("猫")).totalCount()).isEqualTo(1);
    assertThat(found("猫")).containsExactly(100_009);
  }

  private List<Integer> found(String keyword) {
    return open.ids(asked(keyword));
  }

  private static WorkQuery asked(String keyword) {
    return WorkQuery.all().where(WorkFilter.keyword(keyword));
  }
}
