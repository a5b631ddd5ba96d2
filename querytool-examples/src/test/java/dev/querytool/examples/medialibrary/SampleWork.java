package dev.querytool.examples.medialibrary;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A work for tests, of which each part can be another. Immutable. */
record SampleWork(int id, Description description, Credits credits, Figures figures) {

  static SampleWork of(int id, String title) {
    return new SampleWork(
        id,
        new Description(title, LocalDate.of(2024, 5, 1), false),
        new Credits(new Circle(1, "森の音"), List.of(), List.of()),
        new Figures(100, 770, 3, Map.of(5, 2, 4, 1), Map.of()));
  }

  SampleWork described(String title, LocalDate release, boolean nsfw) {
    return new SampleWork(id, new Description(title, release, nsfw), credits, figures);
  }

  SampleWork circle(int number, String name) {
    return new SampleWork(
        id,
        description,
        new Credits(new Circle(number, name), credits.voiceActors(), credits.tags()),
        figures);
  }

  SampleWork voices(String... names) {
    List<VoiceActor> actors = Arrays.stream(names).map(VoiceActor::new).toList();
    return new SampleWork(
        id, description, new Credits(credits.circle(), actors, credits.tags()), figures);
  }

  /** Gives it tags, each numbered by the length of its name. */
  SampleWork tags(String... names) {
    List<Tag> tags = Arrays.stream(names).map(name -> new Tag(name.length(), name)).toList();
    return new SampleWork(
        id, description, new Credits(credits.circle(), credits.voiceActors(), tags), figures);
  }

  SampleWork sold(int downloads, int price) {
    return new SampleWork(
        id, description, credits, new Figures(downloads, price, 4, Map.of(3, 2), Map.of()));
  }

  Work work() {
    return new Work(id, new Place("disk1", "RJ" + id), description, credits, figures);
  }
}
