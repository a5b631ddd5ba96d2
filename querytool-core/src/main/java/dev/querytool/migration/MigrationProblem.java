package dev.querytool.migration;

/** The kind of a {@link MigrationException}, for programs to switch on. */
public enum MigrationProblem {
  /** A migration's own work failed; its transaction was rolled back. */
  FAILED,
  /** A script cannot be parsed to its end, or contains a statement that no migration may run. */
  BAD_SCRIPT,
  /** After a migration, rows refer to rows that do not exist; its transaction was rolled back. */
  DANGLING_ROWS,
  /** The script of an applied migration has changed since it was applied. */
  CHANGED,
  /** The file has a migration that the program does not know: the file is newer. */
  NEWER_FILE,
  /** A migration not yet applied is older than one that is. */
  OUT_OF_ORDER,
  /** The file has tables, but nothing says which migrations made them. */
  NO_LEDGER,
  /** The file has no tables, so there is nothing to record as done. */
  EMPTY_FILE,
  /** The file has a ledger where none was expected, or one of another tool. */
  LEDGER_EXISTS,
  /** The file was to be adopted from knex, which is migrating it now or died while doing so. */
  KNEX_LOCKED,
  /** The file was to be adopted from knex, which recorded a migration under two names. */
  KNEX_TWICE,
  /** A migration that was to be undone cannot be. */
  NO_WAY_DOWN,
  /** No migration has the given id. */
  UNKNOWN_ID
}
