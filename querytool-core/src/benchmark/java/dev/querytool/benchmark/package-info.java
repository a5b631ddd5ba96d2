/**
 * What querytool costs beside the floor: the same work done by hand with bare JDBC, JSqlParser and
 * FastCSV, in the same run. Built and run in profile {@code benchmark} only; start at {@link
 * dev.querytool.benchmark.BenchmarkRun}.
 */
@NullMarked
package dev.querytool.benchmark;

import org.jspecify.annotations.NullMarked;
