package dev.querytool.examples.medialibrary;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Puts works into the library, keeps them up to date and takes them out. Safe for use by many
 * threads.
 */
final class Works {

  private final LibraryFile file;
  private final Clock clock;

  Works(LibraryFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Inserts a work with its circle, voice actors and tags, of which those that are there already
   * stay as they are.
   *
   * @throws TakenException if the library has the work; nothing is changed then
   */
  void insert(Work work) {
    insertAll(List.of(work));
  }

  /**
   * Inserts works, all or none of them.
   *
   * @throws TakenException as {@link #insert} does
   */
  void insertAll(Collection<Work> works) {
    file.write(
        sql -> {
          WorkRows rows = rows(sql);
          for (Work work : works) {
            if (rows.has(work.id())) {
              throw new TakenException(
                  "the library has the work " + work.id() + " already; update it instead");
            }
            rows.insert(work);
          }
          return works.size();
        });
  }

  /**
   * Takes the figures of a work from the shop again, and what else is named. Who speaks in no work
   * any more, and what no work is about, leaves the library with its last work.
   *
   * @throws NotInLibraryException if there is no such work
   */
  void update(Work work, Refresh... parts) {
    Set<Refresh> refreshed = EnumSet.noneOf(Refresh.class);
    refreshed.addAll(List.of(parts));
    file.write(
        sql -> {
          WorkRows rows = rows(sql);
          requireThere(rows, work.id());
          Orphans orphans = Orphans.of(sql, work.id());
          refresh(rows, work, refreshed);
          return orphans.remove();
        });
  }

  /**
   * Removes a work with its reviews and links, and the circle, voice actors and tags that were its
   * alone. Several removals are one transaction inside {@link MediaLibrary#together}.
   *
   * @throws NotInLibraryException if there is no such work
   */
  void remove(int id) {
    file.write(
        sql -> {
          WorkRows rows = rows(sql);
          requireThere(rows, id);
          Orphans orphans = Orphans.of(sql, id);
          rows.delete(id);
          return orphans.remove();
        });
  }

  private WorkRows rows(Sql sql) {
    return new WorkRows(sql, LibraryTime.text(clock));
  }

  private static void refresh(WorkRows rows, Work work, Set<Refresh> parts) throws SQLException {
    boolean everything = parts.contains(Refresh.EVERYTHING);
    rows.figures(work);
    if (everything) {
      rows.description(work);
    } else if (parts.contains(Refresh.NSFW)) {
      rows.nsfw(work);
    }
    if (everything || parts.contains(Refresh.VOICE_ACTORS)) {
      rows.unlinkVoiceActors(work.id());
      rows.linkVoiceActors(work);
    }
    if (parts.contains(Refresh.ALL_TAGS)) {
      rows.unlinkTags(work.id());
    }
    if (everything || parts.contains(Refresh.ALL_TAGS) || parts.contains(Refresh.NEW_TAGS)) {
      rows.linkTags(work);
    }
  }

  private static void requireThere(WorkRows rows, int id) throws SQLException {
    if (!rows.has(id)) {
      throw NotInLibraryException.work(id);
    }
  }
}
