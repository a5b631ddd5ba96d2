/**
 * Runs what the guard has accepted: limits, timeouts, cancelling, typed results, CSV and JSON.
 * Records each run, see {@link dev.querytool.query.QueryHistory}. Start with {@link
 * dev.querytool.query.SafeQueryExecutor}.
 *
 * <p>How the database's types appear in results, streams and exports:
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
 * <tr><td>NULL</td><td>an empty {@link java.util.Optional}</td><td>null</td><td>nothing</td></tr>
 * </tbody>
 * </table>
 *
 * <p>SQLite types values, not columns: a column declared {@code BOOLEAN}, {@code DATE} or {@code
 * DECIMAL} returns whatever was stored in it, usually 0 and 1, ISO text, and numbers. {@link
 * dev.querytool.query.Row#value(int, Class)} and {@link dev.querytool.query.QuerySpec#list} convert
 * such values to dates, decimals and booleans, and refuse to lose anything. The type of a {@link
 * dev.querytool.query.Column} is the declared one, that of the first value if none was declared,
 * and empty for an expression.
 *
 * <table>
 * <caption>The same for the servers</caption>
 * <thead><tr><th>PostgreSQL</th><th>MySQL, MariaDB</th><th>Java value</th><th>JSON</th>
 * <th>CSV</th></tr></thead>
 * <tbody>
 * <tr><td>{@code boolean}</td><td>{@code bit(1)}</td><td>{@link Boolean}</td>
 * <td>true, false</td><td>true, false</td></tr>
 * <tr><td>{@code smallint}, {@code integer}, {@code bigint}, {@code oid}</td><td>{@code tinyint},
 * {@code bool}, {@code smallint}, {@code mediumint}, {@code int}, all these unsigned too, {@code
 * bigint}, {@code year}, {@code bit(2)} to {@code bit(63)}</td><td>{@link Long}</td>
 * <td>number</td><td>digits</td></tr>
 * <tr><td></td><td>{@code bigint unsigned}, {@code bit(64)}</td>
 * <td>{@link java.math.BigInteger}</td><td>text</td><td>digits</td></tr>
 * <tr><td>{@code numeric}</td><td>{@code decimal}</td><td>{@link java.math.BigDecimal}; PostgreSQL's
 * NaN and infinities as {@link Double}</td><td>text</td><td>digits without exponent</td></tr>
 * <tr><td>{@code real}</td><td>{@code float}</td><td>{@link Float}</td>
 * <td>number; NaN and infinities as text</td><td>{@link Float#toString(float)}</td></tr>
 * <tr><td>{@code double precision}</td><td>{@code double}</td><td>{@link Double}</td>
 * <td>number; NaN and infinities as text</td><td>{@link Double#toString(double)}</td></tr>
 * <tr><td>{@code date}</td><td>{@code date}</td><td>{@link java.time.LocalDate}</td>
 * <td>ISO-8601</td><td>ISO-8601</td></tr>
 * <tr><td>{@code timestamp}</td><td>{@code datetime}</td><td>{@link java.time.LocalDateTime}</td>
 * <td>ISO-8601</td><td>ISO-8601</td></tr>
 * <tr><td>{@code timestamptz}</td><td>{@code timestamp}</td><td>{@link java.time.OffsetDateTime} in
 * the zone of the connection</td><td>ISO-8601</td><td>ISO-8601</td></tr>
 * <tr><td>{@code time}</td><td>{@code time}</td><td>{@link java.time.LocalTime}</td>
 * <td>ISO-8601</td><td>ISO-8601</td></tr>
 * <tr><td>{@code timetz}</td><td></td><td>{@link java.time.OffsetTime}</td><td>ISO-8601</td>
 * <td>ISO-8601</td></tr>
 * <tr><td>{@code uuid}</td><td></td><td>{@link java.util.UUID}</td><td>text</td><td>text</td></tr>
 * <tr><td>{@code bytea}</td><td>{@code binary}, {@code varbinary}, {@code tinyblob}, {@code blob},
 * {@code mediumblob}, {@code longblob}</td><td>{@code byte[]}, a copy</td><td>base64</td>
 * <td>base64</td></tr>
 * <tr><td>{@code type[]}, an array of any type</td><td></td><td>{@link java.util.List} of such
 * values, null for NULL; of lists, if it has more dimensions</td><td>array</td><td>the array in
 * JSON</td></tr>
 * <tr><td></td><td>{@code geometry}, {@code point}, {@code linestring}, {@code polygon}, {@code
 * multipoint}, {@code multilinestring}, {@code multipolygon}, {@code geometrycollection}</td>
 * <td>{@link String}, well-known text</td><td>text</td><td>text</td></tr>
 * <tr><td>{@code text}, {@code character varying}, {@code character}, {@code json}, {@code jsonb},
 * {@code xml}, {@code interval}, {@code money}, {@code bit}, {@code bit varying}, {@code inet},
 * {@code cidr}, {@code macaddr}, {@code point}, {@code line}, {@code lseg}, {@code box}, {@code
 * path}, {@code polygon}, {@code circle}, {@code tsvector}, {@code int4range}, {@code
 * int4multirange}, enums, rows, and every type that is not named here</td><td>{@code char}, {@code
 * varchar}, {@code tinytext}, {@code text}, {@code mediumtext}, {@code longtext}, {@code json},
 * {@code enum}, {@code set}, and every type that is not named here</td><td>{@link String}, as the
 * server writes it</td><td>text</td><td>text</td></tr>
 * </tbody>
 * </table>
 *
 * <p>JSON of the databases is text, as they write it; {@link dev.querytool.query.Json#nested}
 * exports it as the objects and lists it is.
 *
 * <p>The zone of a session is UTC, or the one that {@link
 * dev.querytool.connection.ConnectionRegistry.Registration#zone} has chosen. A {@code timestamp} of
 * MySQL or MariaDB comes without an offset; one in an hour that its zone has twice, or not at all,
 * stays the server's text, and is not bound as a parameter.
 *
 * <p>PostgreSQL's {@code infinity} becomes the greatest value of its Java type, {@code -infinity}
 * the least; both are exported under these names. What no clock or calendar shows stays the
 * server's text: MySQL's {@code 0000-00-00}, negative times, and times from {@code 24:00} on.
 * PostgreSQL pads {@code character(n)} with blanks, MySQL and MariaDB do not. The type of a column
 * is named as in the server's catalogue, as far as a result tells it: a domain has its base type,
 * and a MySQL enum is a {@code char}. MySQL's {@code vector} cannot be read; select {@code
 * vector_to_string(…)} instead.
 *
 * <p>Geometries of MySQL and MariaDB are written as {@code POINT(1 2)}, or {@code SRID=3857;POINT(1
 * 2)} with another reference system than 0, and in the order of coordinates that the server's own
 * {@code st_astext} has: the latitude first for 4326 on MySQL, not on MariaDB.
 *
 * <p>Texts are Unicode. Bytes that are not valid UTF-8 are read as U+FFFD on SQLite, which stores
 * them; MySQL and MariaDB refuse to store them; on a PostgreSQL database without an encoding
 * ({@code SQL_ASCII}) the query fails. Half a surrogate pair, which UTF-8 cannot encode, is
 * exported as U+FFFD.
 *
 * <p>Wherever such values occur, decimals are written to JSON as text, dates and times as ISO-8601,
 * and binary as base64.
 */
@NullMarked
package dev.querytool.query;

import org.jspecify.annotations.NullMarked;
