package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Random keys for purposes other than encrypting credentials, one for each. They outlive the master
 * key: they are stored wrapped by it, and a rotation wraps them again.
 *
 * <p>A key is created when it is first needed; if several processes need it at once, one of them
 * creates it. None is created while something in the store is under a master key that is not
 * available. Once unwrapped, a key is kept in memory until this is closed, which wipes it; no
 * method returns it.
 *
 * <p>Safe for use by many threads. A call inside a transaction of the store takes part in it; until
 * a call outside a transaction has been made, each one unwraps the key again.
 */
public final class SubKeys implements AutoCloseable {

  private static final String ALGORITHM = "HmacSHA256";

  private final CredentialStore store;
  private final KeyWrapping wrapping;
  private final Map<SubKeyPurpose, byte[]> known = new EnumMap<>(SubKeyPurpose.class);
  private boolean closed;

  SubKeys(CredentialStore store, KeyWrapping wrapping) {
    this.store = store;
    this.wrapping = wrapping;
  }

  /**
   * Tells whether the application has configured a master key. The key may still be missing or
   * wrong, which is an error where it is needed.
   */
  public boolean isConfigured() {
    return wrapping.isConfigured();
  }

  /**
   * Returns the HMAC-SHA-256 of some parts under the key of a purpose. Each part is preceded by its
   * length, so that no two lists of parts have the same input.
   *
   * @throws CredentialException if there is no master key, if it is not the one that the key was
   *     wrapped with, or if there is no such key yet and something else in the store is under
   *     another master key; nothing is written then
   */
  public byte[] hmac(SubKeyPurpose purpose, byte[]... parts) {
    byte[] key = copy(requireNonNull(purpose, "purpose"));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new WipedKey(key, ALGORITHM));
      byte[] length = new byte[Integer.BYTES];
      for (byte[] part : parts) {
        mac.update(ByteBuffer.wrap(length).putInt(part.length).array());
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new CredentialException("This Java platform cannot compute an HMAC-SHA-256", e);
    } finally {
      KeyMaterial.wipe(key);
    }
  }

  /**
   * Records in every sub-key that the store has a chained history, so that unwrapping any of them
   * reveals that it was emptied.
   */
  public void rememberAudit() {
    wrapping.rememberAudit();
  }

  /** Tells whether a sub-key records that the store has a chained history. */
  public boolean remembersAudit() {
    return wrapping.remembersAudit();
  }

  /** Wipes the keys; later calls fail. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    closed = true;
    known.values().forEach(KeyMaterial::wipe);
    known.clear();
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "SubKeys[***]";
  }

  /** Returns a copy that its user wipes. */
  private byte[] copy(SubKeyPurpose purpose) {
    return remembered(purpose).orElseGet(() -> unwrapped(purpose));
  }

  private synchronized Optional<byte[]> remembered(SubKeyPurpose purpose) {
    if (closed) {
      throw new IllegalStateException("the sub-keys are closed");
    }
    byte @Nullable [] key = known.get(purpose);
    return key == null ? Optional.empty() : Optional.of(Arrays.copyOf(key, key.length));
  }

  /** A key that was made inside a transaction may be undone with it, so it is not remembered. */
  private byte[] unwrapped(SubKeyPurpose purpose) {
    byte[] key = wrapping.findOrMake(purpose.name());
    if (!store.isInTransaction()) {
      remember(purpose, Arrays.copyOf(key, key.length));
    }
    return key;
  }

  private synchronized void remember(SubKeyPurpose purpose, byte[] key) {
    KeyMaterial.wipe(closed ? key : known.put(purpose, key));
  }
}
