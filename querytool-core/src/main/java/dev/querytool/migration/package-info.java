/**
 * Versioned changes of a SQLite file, each in one transaction with its ledger row. Start with
 * {@code Migrator}.
 */
@NullMarked
package dev.querytool.migration;

import org.jspecify.annotations.NullMarked;
