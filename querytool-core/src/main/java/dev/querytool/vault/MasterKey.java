package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The source of the vault's 256-bit master key: a file, the environment or a key management
 * service.
 *
 * <p>The key is read only when it is needed, and its bytes are wiped after each use. Safe for use
 * by many threads.
 */
public final class MasterKey {

  private static final String VARIABLE = "QUERYTOOL_MASTER_KEY";

  private final KeySource source;

  private MasterKey(KeySource source) {
    this.source = source;
  }

  /**
   * Takes the key from the application, for example from a key management service.
   *
   * @param source returns a new array of 32 bytes; called each time, and the array is wiped after
   *     use
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
   * Takes the key from a file with 32 bytes as base64. The file must exist and be readable by its
   * owner only (0600); on a file system without POSIX permissions, its directory must ensure that.
   */
  public static MasterKey fromFile(Path file) {
    return new MasterKey(new FixedKey(new KeyFile(file)));
  }

  /**
   * Takes the key from such a file, which is created with a new random key when the first
   * credential is stored. A missing file is never created again for a store that already holds
   * credentials, because a new key could not decrypt them. The file's directory must exist: it is
   * not created, because one that is missing may be a disk that is not mounted.
   */
  public static MasterKey fromFileOrCreate(Path file) {
    return new MasterKey(new CreatableKey(new KeyFile(file)));
  }

  /** Returns no key: whatever needs one fails with an error that says how to provide one. */
  public static MasterKey none() {
    return new MasterKey(new NoKey());
  }

  /**
   * Requires that there is a key, and that it is not kept beside the store, so that whoever gets
   * hold of one does not have the other.
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
