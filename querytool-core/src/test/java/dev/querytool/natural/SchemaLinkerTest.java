package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SchemaLinkerTest {

  private static LinkCatalog clinic() {
    return new LinkCatalog()
        .table("PatientVisit", "id", "patient>patient", "visitDate", "ward")
        .table("patient", "id", "full_name", "birth_date")
        .table("t_rx_line", "id", "drug>drug", "dose_qty")
        .table("drug", "id", "trade_name")
        .table("supply_dlvr", "id", "dlvr_dt", "sup_name")
        .table("bed", t -> t.chineseName("床位"), "id", "floor")
        .table("lab_report", t -> t.note("Results of blood tests"), "id", "value")
        .table("jf_mx", t -> t.chineseName("住院缴费明细"), "id", "je:金额")
        .table("jf_zb", t -> t.chineseName("门诊缴费"), "id", "je:金额")
        .table("misc", "id", "text");
  }

  @Test
  void splitsNamesAtCaseAndUnderscores() {
    assertThat(clinic().link("visits of each patient", 2)).contains("PatientVisit", "patient");
  }

  @Test
  void takesOneAndManyAndTensesAsOne() {
    assertThat(clinic().link("Which beds are free?", 1)).containsExactly("bed");
    assertThat(new LinkCatalog().table("shipping").table("misc").link("what was shipped", 1))
        .containsExactly("shipping");
  }

  @Test
  void readsAbbreviations() {
    assertThat(clinic().link("late deliveries by supplier", 1)).containsExactly("supply_dlvr");
    assertThat(clinic().link("prescribed quantity", 1)).containsExactly("t_rx_line");
  }

  @Test
  void readsShortenedWordsThatNobodyListed() {
    assertThat(new LinkCatalog().table("misc").table("amrtz_tab").link("amortization", 1))
        .containsExactly("amrtz_tab");
  }

  @Test
  void readsSpokenWordsWithoutTakingWhatTheyStandForAsOne() {
    LinkCatalog sport =
        new LinkCatalog().table("a", "id").table("attendance", "id").table("spectator", "id");

    assertThat(sport.link("crowds", 2)).containsExactly("attendance", "spectator");
    assertThat(sport.link("spectators", 1)).containsExactly("spectator");
  }

  @Test
  void readsWhatSeveralWordsStandForTogether() {
    LinkCatalog shop =
        new LinkCatalog().table("a", "id").table("payment", "id").table("refund", "id");

    assertThat(shop.link("Who was paid back?", 1)).containsExactly("refund");
    assertThat(shop.link("Who has paid?", 1)).containsExactly("payment");
  }

  @Test
  void readsEverydayWordsForWhatTablesAreCalledButNotTheOtherWayRound() {
    LinkCatalog gym = new LinkCatalog().table("a", "id").table("equipment", "id");

    assertThat(gym.link("Which treadmills are new?", 1)).containsExactly("equipment");
    assertThat(gym.link("新买的跑步机", 1)).containsExactly("equipment");
    assertThat(new LinkCatalog().table("a", "id").table("treadmill", "id").link("equipment", 1))
        .containsExactly("a");
  }

  @Test
  void takesTwoWordsForTheOneThatOthersWrite() {
    LinkCatalog store =
        new LinkCatalog().table("a", "id").table("x1", t -> t.chineseName("盘点"), "id");

    assertThat(store.link("the last stock take", 1)).containsExactly("x1");
  }

  @Test
  void readsInitialsInTheirPlural() {
    LinkCatalog company = new LinkCatalog().table("a", "id").table("kpi", "id");

    assertThat(company.link("Who is below all KPIs?", 1)).containsExactly("kpi");
  }

  @Test
  void synonymsAreFoundAsNamesAre() {
    LinkCatalog catalog =
        new LinkCatalog()
            .table("misc")
            .table("zx_01", table -> table.synonyms(List.of("warehouse receipts", "进仓单")))
            .table("zx_02");

    assertThat(catalog.link("all receipts of the warehouse in May", 1)).containsExactly("zx_01");
    assertThat(catalog.link("上周的进仓单有几张", 1)).containsExactly("zx_01");
  }

  @Test
  void readsChineseNamesByTheirCharacters() {
    assertThat(clinic().link("上个月住院缴费的金额是多少", 1)).containsExactly("jf_mx");
    assertThat(clinic().link("还有多少空床", 1)).containsExactly("bed");
  }

  @Test
  void readsNotes() {
    assertThat(clinic().link("blood", 1)).containsExactly("lab_report");
  }

  @Test
  void knowsWordsOfTheOtherLanguage() {
    assertThat(clinic().link("病人有多少", 1)).containsExactly("patient");
    assertThat(clinic().link("medicine", 1)).containsExactly("drug");
  }

  @Test
  void bringsTheTableThatJoinsTwoOthers() {
    LinkCatalog school =
        new LinkCatalog()
            .table("student", "id", "name")
            .table("course", "id", "title")
            .table("x17", "id", "a>student", "b>course")
            .table("x18", "id", "text");

    assertThat(school.link("students and their courses", 3))
        .containsExactlyInAnyOrder("student", "course", "x17");
  }

  @Test
  void bringsTheTablesOnTheWayBetweenTwoOthers() {
    LinkCatalog store =
        new LinkCatalog()
            .table("warehouse", "id", "city")
            .table("x31", "id", "a>warehouse")
            .table("x32", "id", "b>x31")
            .table("pallet", "id", "c>x32")
            .table("a", "id", "text")
            .table("y31", "id", "text")
            .table("warehouse_guard", "id", "text");

    assertThat(store.link("pallets in the warehouse", 5)).contains("x31", "x32");
  }

  @Test
  void bringsWhatANearTableLeadsTo() {
    LinkCatalog clinic =
        new LinkCatalog()
            .table("diagnosis", "id", "code>q77")
            .table("q77", "id", "text")
            .table("a", "id", "text");

    assertThat(clinic.link("diagnoses", 2)).containsExactly("diagnosis", "q77");
  }

  @Test
  void bringsWhatLiesFurtherOn() {
    LinkCatalog clinic =
        new LinkCatalog()
            .table("a", "id", "text")
            .table("b", "id", "text")
            .table("diagnosis", "id", "code>q77")
            .table("q77", "id", "kind>q78")
            .table("q78", "id", "text");

    assertThat(clinic.link("diagnoses", 3)).containsExactly("diagnosis", "q77", "q78");
  }

  @Test
  void theTableThatASharedKeyIsNamedForOwnsIt() {
    LinkCatalog auction =
        new LinkCatalog()
            .table("a", "id", "text")
            .table("hammer", "lot_id", "price")
            .table("lot", "lot_id", "artist")
            .table("lot_archive", "lot_id", "artist")
            .table("offer", "offer_id", "lot_id");

    assertThat(auction.link("offers", 2)).containsExactly("offer", "lot");
  }

  @Test
  void joinsByTheNameOfAKeyWhereNoForeignKeyIsDeclared() {
    LinkCatalog clinic =
        new LinkCatalog()
            .table("diagnosis", "id", "icd_code")
            .table("q77", "icd_code", "text")
            .table("a", "id", "text");

    assertThat(clinic.link("diagnoses", 2)).containsExactly("diagnosis", "q77");
  }

  @Test
  void putsCopiesBehindTheirOriginal() {
    LinkCatalog orders =
        new LinkCatalog()
            .table("bak_invoice", "id", "total")
            .table("invoice_archive", "id", "total")
            .table("stg_invoice", "id", "total")
            .table("invoice", "id", "total");

    assertThat(orders.link("total of all invoices", 1)).containsExactly("invoice");
    assertThat(orders.link("invoices in the archive", 1)).containsExactly("invoice_archive");
  }

  @Test
  void meansTheCopyWhoSpeaksOfWhatOnlyItHolds() {
    LinkCatalog jobs =
        new LinkCatalog()
            .table("job", "job_id", "title")
            .table("job_board", "id", "job_id>job", "city")
            .table("job_log", "log_id", "job_id>job", "city", "fault");

    assertThat(jobs.link("jobs of a city", 2)).containsExactlyInAnyOrder("job", "job_board");
    assertThat(jobs.link("faults of jobs in a city", 2))
        .containsExactlyInAnyOrder("job", "job_log");
  }

  @Test
  void takesNothingForTheCopyOfATableThatThereIsNot() {
    LinkCatalog voyages =
        new LinkCatalog().table("a", "id").table("voyage_log", "id").table("voyage_meal", "id");

    assertThat(voyages.link("voyages", 1)).containsExactly("voyage_log");
  }

  @Test
  void readsWhatIsSaidOfColumns() {
    LinkCatalog two = new LinkCatalog().table("a", "x:逾期天数").table("b", "y:余额").table("c", "z");

    assertThat(two.link("逾期多久", 1)).containsExactly("a");
    assertThat(two.link("balance", 1)).containsExactly("b");
  }

  @Test
  void bringsTheFamilyOfWhatIsNear() {
    LinkCatalog two =
        new LinkCatalog()
            .table("hr.person", "id", "name")
            .table("hr.payroll", "id", "amount")
            .table("crm.person", "id", "name");

    assertThat(SchemaLinker.of(two.snapshot()).link("payroll of a person", 2))
        .allSatisfy(found -> assertThat(found.table().schemaName()).isEqualTo("hr"));
  }

  @Test
  void ordersWhatIsEquallyNearByName() {
    LinkCatalog many = new LinkCatalog();
    List<String> names = new ArrayList<>();
    for (char letter = 'z'; letter >= 'a'; letter--) {
      many.table("t_" + letter, "id");
      names.add(0, "t_" + letter);
    }

    assertThat(many.link("nothing of this", 26)).containsExactlyElementsOf(names);
  }

  @Test
  void goesByMeaningAsWellWhenItCan() {
    SchemaLinker linker = SchemaLinker.of(clinic().snapshot()).with(new OneMeaning("misc", "sund"));

    assertThat(LinkCatalog.names(linker, "sundries", 1)).containsExactly("misc");
  }

  @Test
  void goesByTheMeaningOfEachPartOfAQuestion() {
    LinkCatalog gallery = new LinkCatalog().table("a", "id").table("sculpture", "id");
    SchemaLinker linker = SchemaLinker.of(gallery.snapshot()).with(new PartMeaning());

    assertThat(LinkCatalog.names(linker, "whoever worked when in marble", 1))
        .containsExactly("sculpture");
    assertThat(LinkCatalog.names(linker, "whoever worked when in wool", 1)).containsExactly("a");
  }

  @Test
  void goesByTheMeaningThatUnderstandsAQuestionFirst() {
    SchemaLinker linker =
        SchemaLinker.of(clinic().snapshot())
            .with(new OneMeaning("bed", "x"))
            .with(new OneMeaning("misc", "sund"))
            .with(new OneMeaning("drug", ""));

    assertThat(LinkCatalog.names(linker, "sundries", 1)).containsExactly("misc");
  }

  @Test
  void goesByWordsAloneWhereNoMeaningIsUnderstood() {
    SchemaLinker linker = SchemaLinker.of(clinic().snapshot());

    assertThat(linker.with(new OneMeaning("misc", "x")).link("blood", 20))
        .isEqualTo(linker.link("blood", 20));
  }

  @Test
  void goesByWordsAloneWhereAnEmbedderFails() {
    SchemaLinker linker = SchemaLinker.of(clinic().snapshot());
    List<Function<List<String>, List<float[]>>> failures =
        List.of(
            texts -> {
              throw new IllegalStateException("closed");
            },
            texts -> List.of(),
            texts -> texts.stream().map(text -> new float[] {1}).toList());

    assertThat(failures)
        .allSatisfy(
            failing ->
                assertThat(linker.with(new BrokenMeaning(failing)).link("blood", 20))
                    .isEqualTo(linker.link("blood", 20)));
  }

  @Test
  void refusesToRankNothing() {
    SchemaLinker linker = SchemaLinker.of(clinic().snapshot());

    assertThatThrownBy(() -> linker.link("bed", 0))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("1 is the least");
  }

  /** Embeds passages as it is told. */
  private record BrokenMeaning(Function<List<String>, List<float[]>> passages)
      implements TextEmbedder {

    @Override
    public String id() {
      return "broken-meaning";
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return passages.apply(texts);
    }

    @Override
    public float[] embedQuestion(String question) {
      return new float[] {1, 0};
    }
  }

  /** Knows no question as a whole, and that sculptures are of marble. */
  private static final class PartMeaning implements TextEmbedder {

    @Override
    public String id() {
      return "part-meaning";
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return texts.stream()
          .map(text -> new float[] {text.matches(".*(sculpture|marble).*") ? 1 : 0})
          .toList();
    }

    @Override
    public float[] embedQuestion(String question) {
      return new float[] {0};
    }
  }

  /** Understands questions of one beginning and holds them near to the passages with a word. */
  private record OneMeaning(String word, String beginning) implements TextEmbedder {

    @Override
    public boolean understands(String question) {
      return question.startsWith(beginning);
    }

    @Override
    public String id() {
      return "one-meaning";
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return texts.stream()
          .map(text -> text.contains(word) ? new float[] {1, 0} : new float[] {0, 1})
          .toList();
    }

    @Override
    public float[] embedQuestion(String question) {
      return new float[] {1, 0};
    }
  }
}
