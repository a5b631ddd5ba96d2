package dev.querytool.benchmark;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** A thousand neighbouring rows, held in memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ThousandRows {

  private static final int ROWS = 1_000;

  /** Runs the query and takes every value of its result. */
  @Benchmark
  public void ours(Sides sides, Blackhole hole) {
    long first = sides.next(ROWS);
    Sides.take(sides.part(first, first + ROWS - 1).run().rows(), hole::consume);
  }

  /** Bare JDBC in the same frame. */
  @Benchmark
  public void floor(Sides sides, Blackhole hole) throws SQLException {
    long first = sides.next(ROWS);
    sides.floor().inTransaction(hole::consume, sides.partByHand(), first, first + ROWS - 1);
  }

  /** Bare JDBC in no frame. */
  @Benchmark
  public void autocommit(Sides sides, Blackhole hole) throws SQLException {
    long first = sides.next(ROWS);
    sides.floor().withAutoCommit(hole::consume, sides.partByHand(), first, first + ROWS - 1);
  }
}
