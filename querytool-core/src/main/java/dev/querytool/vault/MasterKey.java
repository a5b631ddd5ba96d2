package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the vault's 256-bit master key comes from: a file, the environment or the host's key
 * service.
 *
 * <p>The key is asked for when it is needed, not before, and its bytes are wiped after each use.
 * Safe for use by many threads.
 */
public final class MasterKey {

  private static final String VARIABLE = "QUERYTOOL_MASTER_KEY";

  private final KeySource source;

  private MasterKey(KeySource source) {
    this.source = source;
  }

  /**
   * Takes the key from the host, such as a key service.
   *
   * @param source returns a new array of 32 bytes; asked each time, the array is wiped after use
   */
  public static MasterKey of(Supplier<byte[]> source) {
    requireNonNull(source, "source");
    return new MasterKey(() -> KeyMaterial.of(supplied(source), "the host's supplier"));
  }

  /**
   * Takes the key from the environment variable {@code QUERYTOOL_MASTER_KEY}: 32 bytes as base64.
   */
  public static MasterKey fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static MasterKey fromEnvironment(UnaryOperator<@Nullable String> environment) {
    return new MasterKey(() -> KeyText.ofVariable(VARIABLE, environment.apply(VARIABLE)));
  }

  /**
   * Takes the key from a file with 32 bytes as base64. It must exist and be readable by its owner
   * only (0600); on a file system without POSIX permissions its directory has to see to that.
   */
  public static MasterKey fromFile(Path file) {
    return new MasterKey(new FixedKey(new KeyFile(file)));
  }

  /**
   * Takes the key from such a file and makes it, with a new random key, when the first credential
   * is stored. A missing file is never made again for a store that holds credentials already: they
   * could not be opened with a new key. Its directory must exist: one that is missing may be a disk
   * that is not mounted, and a key made in its place would be lost behind it.
   */
  public static MasterKey fromFileOrCreate(Path file) {
    return new MasterKey(new CreatableKey(new KeyFile(file)));
  }

  /** Has no key: whatever needs one is refused with an error that says how to give one. */
  public static MasterKey none() {
    return new MasterKey(new NoKey());
  }

  /**
   * Requires that there is a key, and that it does not lie where the store does: who gets hold of
   * the one is not to have the other.
   *
   * @param store the store's file
   * @throws CredentialException if there is none, or it is a file in the directory of the store
   */
  public void requireApartFrom(Path store) {
    source.requireApartFrom(store);
  }

  boolean isNone() {
    return source instanceof NoKey;
  }

  KeyMaterial load() {
    return source.load();
  }

  KeyMaterial loadOrCreate() {
    return source.loadOrCreate();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return "MasterKey[***]";
  }

  private static byte @Nullable [] supplied(Supplier<byte[]> source) {
    try {
      return source.get();
    } catch (CredentialException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CredentialException(
          "The host's supplier of the master key failed; see to the key service", e);
    }
  }

  private interface KeySource {

    KeyMaterial load();

    default void requireApartFrom(Path store) {}

    default KeyMaterial loadOrCreate() {
      return load();
    }
  }

  private record NoKey() implements KeySource {

    @Override
    public void requireApartFrom(Path store) {
      load();
    }

    @Override
    public KeyMaterial load() {
      throw new CredentialException(
          "No master key is configured; set "
              + VARIABLE
              + " to 32 random bytes as base64, or give a key file or a supplier");
    }
  }

  private record FixedKey(KeyFile file) implements KeySource {

    @Override
    public KeyMaterial load() {
      return file.read();
    }

    @Override
    public void requireApartFrom(Path store) {
      file.requireApartFrom(store);
    }
  }

  private record CreatableKey(KeyFile file) implements KeySource {

    @Override
    public void requireApartFrom(Path store) {
      file.requireApartFrom(store);
    }

    @Override
    public KeyMaterial load() {
      return file.read();
    }

    @Override
    public KeyMaterial loadOrCreate() {
      file.createIfAbsent();
      return file.read();
    }
  }
}
