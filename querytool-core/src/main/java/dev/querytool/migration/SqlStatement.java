package dev.querytool.migration;

/**
 * One statement of a script.
 *
 * @param sql its text without the closing semicolon
 * @param line the script's line where it begins, from 1
 */
record SqlStatement(String sql, int line) {}
