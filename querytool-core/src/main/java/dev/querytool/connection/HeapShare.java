package dev.querytool.connection;

/** How much of the heap a single answer of a database may take. */
final class HeapShare {

  private static final int MOST = 256 << 20;

  private HeapShare() {}

  /** Returns a part of the heap in bytes, 256 MB at most. */
  static int one(int ofParts) {
    return (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / ofParts);
  }
}
