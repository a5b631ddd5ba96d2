package dev.querytool.query;

import org.jspecify.annotations.Nullable;

/**
 * A run on its way to the store; or, without an entry, somebody who waits for those before.
 *
 * @param reserved whether it takes room in the queue
 * @param written is told the entry's id once it is committed, or why it will not be
 */
record Unwritten(@Nullable HistoryEntry entry, boolean reserved, Receipt written) {}
