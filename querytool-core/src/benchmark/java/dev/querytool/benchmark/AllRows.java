package dev.querytool.benchmark;

import dev.querytool.query.RowStream;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** All rows of the sample table, streamed. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AllRows {

  /** Streams and takes every value. */
  @Benchmark
  public void ours(Sides sides, Blackhole hole) {
    try (RowStream rows = sides.all().stream()) {
      Sides.take(rows, hole::consume);
    }
  }

  /** Bare JDBC through a cursor, in the same frame. */
  @Benchmark
  public void floor(Sides sides, Blackhole hole) throws SQLException {
    sides.floor().inTransaction(hole::consume, sides.allByHand());
  }

  /** Bare JDBC in no frame; the drivers of servers then hold the whole result in memory. */
  @Benchmark
  public void autocommit(Sides sides, Blackhole hole) throws SQLException {
    sides.floor().withAutoCommit(hole::consume, sides.allByHand());
  }
}
