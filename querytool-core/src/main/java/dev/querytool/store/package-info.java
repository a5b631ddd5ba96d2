/**
 * querytool's own memory: one SQLite file, through JDBI. Implements the ports of the packages above
 * it and is the only one that knows JDBI. Start with {@link dev.querytool.store.Store}; the tables
 * stand in the scripts under {@code migration}.
 */
@NullMarked
package dev.querytool.store;

import org.jspecify.annotations.NullMarked;
