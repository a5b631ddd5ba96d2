package dev.querytool;

import dev.querytool.testkit.KilledProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints what this process holds at each tenth of the rows of an export. */
final class HeapProfile {

  private static final Path STATUS = Path.of("/proc/self/status");

  private final String name;
  private final long rows;
  private int tenths;

  HeapProfile(String name, long rows) {
    this.name = name;
    this.rows = rows;
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Takes note of how many rows are written. */
  void reached(long written) {
    while (tenths < 10 && written >= rows * (tenths + 1) / 10) {
      tenths++;
      print();
      KilledProcess.mark(name + " " + tenths);
    }
  }

  private void print() {
    long used = used();
    System.gc();
    System.out.printf(
        Locale.ROOT,
        "%s %3d %%  heap used %6d KiB, after GC %6d KiB, peak %6d KiB; process %s%n",
        name,
        10 * tenths,
        used >> 10,
        used() >> 10,
        peak() >> 10,
        process());
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The greatest fill of each part of the heap, which need not have come at the same time. */
  private static long peak() {
    return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  /** What the heap does not show: memory of native code such as SQLite's. */
  private static String process() {
    if (!Files.isReadable(STATUS)) {
      return "not known";
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", "") + " KiB")
          .findFirst()
          .orElse("not known");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
