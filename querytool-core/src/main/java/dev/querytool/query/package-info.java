/**
 * Runs what the guard has accepted: limits, time-outs, cancelling, typed results, CSV and JSON.
 * Start with {@link dev.querytool.query.SafeQueryExecutor}.
 */
@NullMarked
package dev.querytool.query;

import org.jspecify.annotations.NullMarked;
