package dev.querytool.benchmark;

import dev.querytool.query.Row;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A range of an index, of a table of which a tenth is seen. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RangeUnderFilter {

  /** The filter is the grant's. */
  @Benchmark
  public List<Row> ours(FilterSides sides) {
    return sides.ours(FilteredQuery.INDEXED);
  }

  /** The filter is written in the text. */
  @Benchmark
  public List<Row> floor(FilterSides sides) {
    return sides.byHand(FilteredQuery.INDEXED);
  }

  /** The grant's filter is one that needs a barrier. */
  @Benchmark
  public List<Row> barrier(FilterSides sides) {
    return sides.barrier(FilteredQuery.INDEXED);
  }
}
