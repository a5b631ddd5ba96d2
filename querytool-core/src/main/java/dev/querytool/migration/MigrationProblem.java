package dev.querytool.migration;

/** What a {@link MigrationException} is about, for programs to switch on. */
public enum MigrationProblem {
  /** A migration's own work failed; its transaction was rolled back. */
  FAILED,
  /** A script cannot be read to its end, or holds a statement that no migration may run. */
  BAD_SCRIPT,
  /** After a migration rows refer to rows that do not exist; its transaction was rolled back. */
  DANGLING_ROWS,
  /** A migration that was applied has another text than then. */
  CHANGED,
  /** The file holds a migration that the program does not know: the file is newer. */
  NEWER_FILE,
  /** A migration not yet applied is older than one that is. */
  OUT_OF_ORDER,
  /** The file has tables, but nothing says which migrations made them. */
  NO_LEDGER,
  /** The file has no tables, so that there is nothing to record as done. */
  EMPTY_FILE,
  /** The file has a ledger where none was expected, or another tool's. */
  LEDGER_EXISTS,
  /** The file was to be adopted from knex, which is migrating it or died over it. */
  KNEX_LOCKED,
  /** The file was to be adopted from knex, which names a migration by two scripts. */
  KNEX_TWICE,
  /** A migration that was to be undone has no way down. */
  NO_WAY_DOWN,
  /** No migration has the id that was given. */
  UNKNOWN_ID
}
