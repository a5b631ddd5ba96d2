package dev.querytool.examples.medialibrary;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Works that nobody made, listeners whom nobody knows and what they say: the same content for the
 * same seed.
 */
final class InventedLibrary {

  static final int WORKS = 5_200;
  static final int REVIEWS = 6_000;

  private static final Instant FIRST_REVIEW = Instant.parse("2024-01-01T06:00:00Z");
  private static final Duration BETWEEN = Duration.ofMinutes(170);

  private final Random random;
  private final StoryClock clock;

  /**
   * Makes the inventor.
   *
   * @param seed decides everything
   * @param clock the library's, which goes on with what the listeners say
   */
  InventedLibrary(long seed, StoryClock clock) {
    this.random = new Random(seed);
    this.clock = clock;
  }

  /** Fills a library in one transaction. Its listeners cannot log in. */
  void fill(MediaLibrary library) {
    fill(library, WORKS, REVIEWS);
  }

  /** Fills a library with some works and, over forty listeners, some reviews. */
  void fill(MediaLibrary library, int workCount, int reviewCount) {
    List<Work> works = new InventedWorks(random).make(workCount);
    library.together(
        () -> {
          library.works().insertAll(works);
          InventedWords.LISTENERS.forEach(
              name -> library.users().createLocked(name, UserGroup.USER));
          reviews(library.reviews(), works, reviewCount);
          return works.size();
        });
  }

  private void reviews(Reviews reviews, List<Work> works, int count) {
    clock.set(FIRST_REVIEW);
    Set<String> said = new HashSet<>();
    while (said.size() < count) {
      String listener = pick(InventedWords.LISTENERS);
      int work = pick(works).id();
      if (said.add(listener + " " + work)) {
        review(reviews, listener, work);
        clock.forward(BETWEEN);
      }
    }
  }

  private void review(Reviews reviews, String listener, int work) {
    int fewer = (int) (Math.abs(random.nextGaussian()) * 1.2);
    int stars = Math.max(1, 5 - fewer);
    Progress progress = pick(List.of(Progress.values()));
    switch (random.nextInt(5)) {
      case 0 -> reviews.rate(listener, work, stars);
      case 1 -> reviews.mark(listener, work, progress);
      default ->
          reviews.write(listener, work, new Opinion(stars, pick(InventedWords.OPINIONS), progress));
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
