package dev.querytool.examples.medialibrary;

import dev.querytool.examples.medialibrary.schema.MediaLibrarySchema;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A library of audio works in a SQLite file of its own.
 *
 * <pre>{@code
 * try (MediaLibrary library = MediaLibrary.open(Path.of("library.db"), Clock.systemUTC())) {
 *   library.works().insert(work);
 *   library.reviews().rate("ann", work.id(), 5);
 *   WorkPage page = library.shelf().page(WorkQuery.all().where(WorkFilter.keyword("雨")));
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
final class MediaLibrary implements AutoCloseable {

  private final SqliteFile file;
  private final Clock clock;
  private final LibraryFile work;
  private final Works works;
  private final Shelf shelf;
  private final Labels labels;
  private final Reviews reviews;
  private final Users users;

  private MediaLibrary(SqliteFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
    this.work = new LibraryFile(file);
    this.works = new Works(work, clock);
    this.shelf = new Shelf(work);
    this.labels = new Labels(work);
    this.reviews = new Reviews(work, clock);
    this.users = new Users(work);
  }

  /** Opens a library, which is made if there is none and upgraded if it is an old one. */
  static MediaLibrary open(Path path, Clock clock) {
    return new MediaLibrary(MediaLibrarySchema.open(path, clock), clock);
  }

  /** Returns what changes works. */
  Works works() {
    return works;
  }

  /** Returns what shows works. */
  Shelf shelf() {
    return shelf;
  }

  /** Returns circles, tags and voice actors. */
  Labels labels() {
    return labels;
  }

  /** Returns what listeners say. */
  Reviews reviews() {
    return reviews;
  }

  /** Returns the listeners. */
  Users users() {
    return users;
  }

  /** Returns the listeners, as far as one of them may see to them. */
  UserDesk desk(User who) {
    return new UserDesk(users, who);
  }

  /**
   * Returns what keeps listeners logged in.
   *
   * @param key signs their sessions, and has at least 32 bytes
   */
  Sessions sessions(Secret key) {
    return new Sessions(users, key, "media-library", clock);
  }

  /** Does several things of which all are kept or, if one fails, none. */
  <T> T together(Supplier<T> changes) {
    return work.write(sql -> changes.get());
  }

  /** Returns where the file lies. */
  Path path() {
    return file.path();
  }

  @Override
  public void close() {
    file.close();
  }
}
