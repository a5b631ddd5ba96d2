/**
 * One SQLite file as an application should use it: one writer that others wait for, readers that
 * never wait for it, nested transactions as savepoints. Serves the store and any file of an
 * application's own. Start with {@link dev.querytool.sqlite.SqliteFile}.
 */
@NullMarked
package dev.querytool.sqlite;

import org.jspecify.annotations.NullMarked;
