package dev.querytool.benchmark;

import dev.querytool.guard.ReadOnlyQuery;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A text that the guard sees for the first time; call by call, for the median. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GuardNewText {

  /** The guard: canonical text, parse, walk, names. */
  @Benchmark
  public ReadOnlyQuery ours(GuardSides sides) {
    return sides.inspect(sides.newText());
  }

  /** The bare parser. */
  @Benchmark
  public Statement floor(GuardSides sides) throws ParseException {
    return sides.parse(sides.newText());
  }
}
