package dev.querytool.benchmark;

import dev.querytool.access.Caller;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One of 100,000 API keys, another each time; 50 µs are 20,000 in a second. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KeyAuthentication {

  /** Authenticates by the key. */
  @Benchmark
  public Caller ours(KeySides sides) {
    return sides.authenticate();
  }

  /** Reads the key's row by bare JDBC, and computes one digest. */
  @Benchmark
  public byte[] floor(KeySides sides) throws SQLException {
    return sides.readAndDigest();
  }
}
