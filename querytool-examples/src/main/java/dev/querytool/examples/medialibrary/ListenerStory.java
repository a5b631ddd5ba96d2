package dev.querytool.examples.medialibrary;

import dev.querytool.error.QueryToolException;
import dev.querytool.examples.text.TextTable;
import dev.querytool.vault.Secret;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a library can do, done by one listener on one day. */
final class ListenerStory {

  private static final String ANN = "ann";
  private static final int SHOWN = 4;

  private final MediaLibrary library;
  private final StoryClock clock;
  private final PrintWriter out;

  ListenerStory(MediaLibrary library, StoryClock clock, PrintWriter out) {
    this.library = library;
    this.clock = clock;
    this.out = out;
  }

  /** Tells what is in the library. */
  void contents() {
    out.printf(
        Locale.ROOT,
        "%,d works, %,d circles, %,d tags, %,d voice actors and %,d listeners, old ones included;"
            + " nobody can log in.%n",
        total(WorkFilter.all()),
        count(LabelKind.CIRCLE),
        count(LabelKind.TAG),
        count(LabelKind.VOICE_ACTOR),
        library.users().list().size());
  }

  /** Lets the listener do everything once. */
  void day() {
    newWorks();
    searches();
    orders();
    labels();
    reviews();
    removal();
  }

  private void newWorks() {
    library.users().create(ANN, UserGroup.USER, randomPassword());
    out.printf(
        Locale.ROOT,
        "A listener, %s, is created; her password is kept as an Argon2id hash.%n",
        ANN);
    library.works().insertAll(List.of(work(1_234_567, "100%の静けさ"), work(1_234_568, "１００個の鈴")));
    out.println("Two works come in, with a circle, a voice actor and a tag that are new too.");
    out.println("Inserted once more:");
    failing(() -> library.works().insert(work(1_234_567, "100%の静けさ")));
    Work cheaper = work(1_234_567, "100%の静けさ、新版");
    library.works().update(cheaper, Refresh.EVERYTHING);
    out.printf(
        Locale.ROOT,
        "One is taken from the shop again, and is now called %s.%n",
        cheaper.description().title());
  }

  private void searches() {
    out.printf(Locale.ROOT, "%nKeywords; width and case do not count, %% and _ are themselves:%n");
    TextTable table = new TextTable(List.of("keyword", "works", "the first of them"));
    for (String keyword :
        List.of("100%", "100個", "RJ01234567", "ｌｉｇｈｔｈｏｕｓｅ", "雨夜书店", "水無瀬", "no such thing")) {
      WorkPage page = library.shelf().page(WorkQuery.all().where(WorkFilter.keyword(keyword)));
      String first = page.works().stream().findFirst().map(WorkSummary::title).orElse("");
      table.add(List.of(keyword, number(page.totalCount()), first));
    }
    table.print(out);
  }

  private void orders() {
    Label rain = label(LabelKind.TAG, "雨音");
    WorkQuery tagged = WorkQuery.all().as(ANN).where(WorkFilter.of(LabelKind.TAG, rain.id()));
    out.printf(Locale.ROOT, "%nTagged 雨音, the cheapest first, page 2:%n");
    print(library.shelf().page(tagged.by(WorkOrder.PRICE.ascending()).page(2)));
    WorkQuery shuffled = WorkQuery.all().by(Sort.shuffled(7));
    out.printf(
        Locale.ROOT, "%nIn a random order that is the same on every page, page 3 of seed 7:%n");
    print(library.shelf().page(shuffled.page(3)));
    library
        .shelf()
        .any(tagged, new Random(clock.millis()))
        .ifPresent(work -> out.printf(Locale.ROOT, "%nAny of those tagged 雨音: %s%n", work.title()));
  }

  private void labels() {
    out.printf(Locale.ROOT, "%nLabels with their works:%n");
    TextTable table = new TextTable(List.of("kind", "how many", "the one with the most works"));
    for (LabelKind kind : LabelKind.values()) {
      List<Label> all = library.labels().list(kind);
      Label most = all.stream().reduce((a, b) -> b.works() > a.works() ? b : a).orElseThrow();
      table.add(
          List.of(
              kind.chineseName(), number(all.size()), most.name() + ": " + number(most.works())));
    }
    table.print(out);
    failing(() -> library.labels().get(LabelKind.TAG, "999"));
  }

  private void reviews() {
    Reviews reviews = library.reviews();
    reviews.rate(ANN, 1_234_567, 5);
    clock.forward(Duration.ofHours(1));
    reviews.mark(ANN, 1_234_567, Progress.REPLAY);
    reviews.write(ANN, 1_234_568, new Opinion(3, "鈴が多い。", Progress.LISTENED));
    clock.forward(Duration.ofHours(1));
    reviews.mark(ANN, 1_234_568, Progress.POSTPONED);
    out.printf(Locale.ROOT, "%n%s gives stars, marks, writes, and marks again:%n", ANN);
    TextTable table = new TextTable(List.of("work", "stars", "progress", "text", "changed"));
    for (Review review : reviews.list(ANN)) {
      table.add(
          List.of(
              review.title(),
              text(review.stars()),
              text(review.progress()),
              text(review.text()),
              review.updatedAt().toString()));
    }
    table.print(out);
    Set<Progress> replay = Set.of(Progress.REPLAY);
    out.printf(
        Locale.ROOT, "To be heard again: %d.%n", reviews.list(ANN, replay, Reviews.MOST).size());
    failing(() -> reviews.rate(ANN, 1_234_567, 6));
  }

  private void removal() {
    int before = labelled();
    int reviews = library.reviews().list(ANN).size();
    library.together(
        () -> {
          library.works().remove(1_234_567);
          library.works().remove(1_234_568);
          return true;
        });
    out.printf(
        Locale.ROOT,
        "%nBoth works leave in one transaction, and with them %d reviews and %d labels that were"
            + " theirs alone.%n",
        reviews - library.reviews().list(ANN).size(),
        before - labelled());
  }

  private void print(WorkPage page) {
    TextTable table = new TextTable(List.of("number", "title", "circle", "price", "average"));
    page.works().stream()
        .limit(SHOWN)
        .forEach(
            work ->
                table.add(
                    List.of(
                        ProductNumber.text(work.id()),
                        work.title(),
                        work.circle(),
                        text(work.price()),
                        text(work.average()))));
    table.print(out);
    int pages = (page.totalCount() + page.pageSize() - 1) / page.pageSize();
    out.printf(
        Locale.ROOT,
        "and %d more; page %d of %d, %s works%n",
        page.works().size() - Math.min(SHOWN, page.works().size()),
        page.currentPage(),
        pages,
        number(page.totalCount()));
  }

  private void failing(Runnable change) {
    try {
      change.run();
      out.println("  was taken");
    } catch (QueryToolException refused) {
      out.printf(Locale.ROOT, "  %s: %s%n", refused.code(), refused.getMessage());
    }
  }

  private Label label(LabelKind kind, String name) {
    return library.labels().list(kind).stream()
        .filter(label -> label.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private int count(LabelKind kind) {
    return library.labels().list(kind).size();
  }

  private int labelled() {
    return Arrays.stream(LabelKind.values()).mapToInt(this::count).sum();
  }

  private int total(WorkFilter filter) {
    return library.shelf().page(WorkQuery.all().where(filter)).totalCount();
  }

  private static Work work(int id, String title) {
    return new Work(
        id,
        new Place("nas", ProductNumber.text(id)),
        new Description(title, LocalDate.of(2026, 1, 10), false),
        new Credits(
            new Circle(90_001, "鈴の音放送局"),
            List.of(new VoiceActor("鈴木原すず")),
            List.of(new Tag(900, "鈴"))),
        new Figures(12, 660, 0, Map.of(5, 2, 4, 1), Map.of(Chart.DAY, 40)));
  }

  private static Secret randomPassword() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return Secret.of(HexFormat.of().formatHex(random));
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String text(@Nullable Object value) {
    return value instanceof Double average
        ? String.format(Locale.ROOT, "%.2f", average)
        : Objects.toString(value, "-");
  }
}
