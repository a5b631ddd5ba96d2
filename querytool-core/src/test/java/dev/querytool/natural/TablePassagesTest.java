package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.TableMetadata;
import org.junit.jupiter.api.Test;

class TablePassagesTest {

  private static final TableMetadata READERS =
      table(new LinkCatalog().table("t_dz", t -> t.chineseName("读者"), "id", "xm:姓名"));
  private static final TableMetadata CONTRACTS =
      table(new LinkCatalog().table("agmtQzq", t -> t.note("Who signed"), "id", "signedOn"));

  private final Lexicon lexicon = Lexicon.known();

  @Test
  void tellsAllThatIsKnownOfATable() {
    assertThat(new TablePassages(lexicon, false).of(READERS).get(0)).isEqualTo("t dz 读者: id, 姓名");
    assertThat(new TablePassages(lexicon, false).of(CONTRACTS).get(0))
        .isEqualTo("agmt qzq. Who signed: id, signed on");
  }

  @Test
  void putsChineseNamesIntoEnglish() {
    assertThat(new TablePassages(lexicon, false).of(READERS).get(1)).isEqualTo("t dz reader");
  }

  @Test
  void putsEnglishNamesIntoChineseAndLeavesOutWhatItDoesNotKnow() {
    assertThat(new TablePassages(lexicon, true).of(CONTRACTS).get(1))
        .startsWith("合同")
        .doesNotContain("qzq");
  }

  @Test
  void repeatsTheNameWhereNothingOfItIsKnown() {
    TableMetadata unknown = table(new LinkCatalog().table("qzq", "id"));

    assertThat(new TablePassages(lexicon, true).of(unknown).get(1)).isEqualTo("qzq");
  }

  private static TableMetadata table(LinkCatalog catalog) {
    return catalog.snapshot().tables().iterator().next();
  }
}
