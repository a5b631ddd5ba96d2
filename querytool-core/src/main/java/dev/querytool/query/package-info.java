/**
 * Runs what the guard has accepted: limits, time-outs, cancelling, typed results, CSV and JSON.
 * Start with {@link dev.querytool.query.SafeQueryExecutor}.
 *
 * <p>What the database's types become, in results, streams and exports:
 *
 * <table>
 * <caption>SQL type, Java value, and how it is written</caption>
 * <thead><tr><th>SQLite keeps</th><th>Java value</th><th>JSON</th><th>CSV</th></tr></thead>
 * <tbody>
 * <tr><td>{@code INTEGER}</td><td>{@link Long}</td><td>number</td><td>digits</td></tr>
 * <tr><td>{@code REAL}</td><td>{@link Double}</td><td>number; infinities as text</td>
 * <td>{@link Double#toString(double)}</td></tr>
 * <tr><td>{@code TEXT}</td><td>{@link String}</td><td>text</td><td>text</td></tr>
 * <tr><td>{@code BLOB}</td><td>{@code byte[]}, a copy</td><td>base64</td><td>base64</td></tr>
 * <tr><td>{@code NULL}</td><td>an empty {@link java.util.Optional}</td><td>null</td>
 * <td>nothing</td></tr>
 * </tbody>
 * </table>
 *
 * <p>SQLite types its values, not its columns: a column declared {@code BOOLEAN}, {@code DATE} or
 * {@code DECIMAL} gives whatever was stored in it, mostly 0 and 1, ISO text, and numbers. {@link
 * dev.querytool.query.Row#value(int, Class)} and {@link dev.querytool.query.QuerySpec#list} turn
 * such values into dates, decimals and booleans, and refuse what would lose anything. The type of a
 * {@link dev.querytool.query.Column} is the declared one, and empty for an expression.
 *
 * <p>Wherever such values occur, decimals are written to JSON as text, dates and times as ISO-8601,
 * and binary as base64.
 */
@NullMarked
package dev.querytool.query;

import org.jspecify.annotations.NullMarked;
