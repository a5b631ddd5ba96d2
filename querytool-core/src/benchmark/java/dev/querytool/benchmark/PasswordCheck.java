package dev.querytool.benchmark;

import dev.querytool.access.Caller;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A login by password, which is to take from 50 to 250 ms. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PasswordCheck {

  /** Authenticates by name and password. */
  @Benchmark
  public Caller ours(PasswordSides sides) {
    return sides.authenticate();
  }

  /** Computes one Argon2id hash of the same parameters. */
  @Benchmark
  public byte[] floor(PasswordSides sides) {
    return sides.hash();
  }
}
