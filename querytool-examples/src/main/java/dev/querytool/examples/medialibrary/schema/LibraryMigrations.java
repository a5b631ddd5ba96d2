package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.Migration;
import dev.querytool.migration.Migrations;

/**
 * How the library's file came to be.
 *
 * <ol>
 *   <li>{@link #FIRST}: the tables that the original program made before it had migrations.
 *   <li>The original program's own migrations under the names that stand in the ledgers of its
 *       files, retold:
 *       <ul>
 *         <li>{@code fix_duplicate_title}: a title that stands there twice, once (Java, data).
 *         <li>{@code create_t_review}: reviews of works by users.
 *         <li>{@code alter_t_reviews}: how far a user has come with a work, and a view of it.
 *         <li>{@code add_on_delete_cascade}: reviews go with their work and user (rebuild).
 *         <li>{@code drop_t_favorite}: what was on a list of favourites becomes marked (Java).
 *         <li>{@code drop_not_null_constraints}: what a shop says of a work may be unknown
 *             (rebuild).
 *         <li>{@code alter_t_va}: the key of a voice actor is text (two rebuilds).
 *         <li>{@code fill_va_uuid}: the key of a voice actor follows from the name (Java, data).
 *         <li>{@code drop_not_null_constraints}, again: for files that the original program made
 *             from its snapshot, which it had forgotten to change the first time.
 *         <li>{@code fix_title_redundant_chars}: no price's unit at the end of a title (data).
 *         <li>{@code fix_view_userMetatdata}, {@code remove_ddl_from_review_api}, {@code
 *             refactor_queries}, {@code remove_obsolete_view}: the view of the reviews goes, comes
 *             back with every review, and makes room for a view of the works.
 *       </ul>
 *   <li>What the original program never mended:
 *       <ul>
 *         <li>{@code review_each_work_once}: the work of a review is a number, so that 123 and 0123
 *             are one; ratings and progress are checked; times are UTC in one form (rebuild, data).
 *         <li>{@code require_all_keys}: no key may be missing, links go with what they link, and
 *             every table is written out once more, whatever became of the file so far (rebuilds).
 *         <li>{@code show_every_work}: the view shows works without voices and tags, too.
 *         <li>{@code take_in_forks}: what programs derived from the original one keep besides: when
 *             a work came and was changed, its lyrics, notes on its files, where listeners stopped,
 *             and texts to be translated.
 *       </ul>
 * </ol>
 */
final class LibraryMigrations {

  /** What a file of the original program holds before the first migration that it records. */
  static final String FIRST = "20201231000000_create_tables";

  private LibraryMigrations() {}

  static Migrations all() {
    return Migrations.of(
            script(FIRST),
            Migration.java("20210105232420_fix_duplicate_title", DoubledTitles::halve)
                .withDown("-- Nobody wants the doubled titles back."),
            script("20210106013350_create_t_review"),
            script("20210108093032_alter_t_reviews"),
            Migration.java("20210115014202_add_on_delete_cascade", ReviewTable::addCascades)
                .withDown(ReviewTable::removeCascades),
            Migration.java("20210206135836_drop_t_favorite", Favourites::mark)
                .withDown(Favourites::createTable),
            Migration.java("20210206141840_drop_not_null_constraints", WorkTable::allowUnknown)
                .withDown(WorkTable::requireAll),
            Migration.java("20210213224539_alter_t_va", VoiceActorTables::makeKeysText)
                .withDown(VoiceActorTables::makeKeysNumbers),
            Migration.java("20210213233544_fill_va_uuid", VoiceActorKeys::deriveFromNames)
                .withDown(VoiceActorKeys::hashNames)
                .withCheck(VoiceActorKeys::requireDerived),
            Migration.java("20210223200240_drop_not_null_constraints", WorkTable::allowUnknown)
                .withDown("-- The first of that name allowed the same."),
            script("20210301141407_fix_title_redundant_chars"),
            script("20210304101412_fix_view_userMetatdata"),
            script("20210305161906_remove_ddl_from_review_api"),
            script("20210307061415_refactor_queries"),
            script("20210502081522_remove_obsolete_view"),
            Migration.java("20261122000000_review_each_work_once", ReviewTable::keepOnePerWork)
                .withDown(ReviewTable::makeWorkText),
            Migration.java("20261122000100_require_all_keys", SettledTables::require)
                .withDown(SettledTables::release),
            script("20261122000200_show_every_work"),
            script("20261122000300_take_in_forks"))
        .withSnapshot(LibraryMigrations.class, "schema.sql");
  }

  private static Migration script(String id) {
    return Migration.resource(LibraryMigrations.class, id);
  }
}
