/**
 * Versioned changes of a SQLite file, each in one transaction with its ledger row. Start with
 * {@link dev.querytool.migration.Migrator}; {@link dev.querytool.migration.SchemaDiff} proves that
 * two files have one schema.
 */
@NullMarked
package dev.querytool.migration;

import org.jspecify.annotations.NullMarked;
