package dev.querytool.guard;

import java.util.List;

/**
 * The words from which variants of statements are made.
 *
 * @param functions names of all functions that the server has
 * @param tables names of tables, those of the system too
 * @param columns names of columns, and what may stand for one
 * @param types names of types
 * @param literals values, among them names of files, locks, settings, sequences and SQL
 * @param tails what may follow a statement
 * @param fragments what may stand between two tokens
 */
record Vocabulary(
    List<String> functions,
    List<String> tables,
    List<String> columns,
    List<String> types,
    List<String> literals,
    List<String> tails,
    List<String> fragments) {}
