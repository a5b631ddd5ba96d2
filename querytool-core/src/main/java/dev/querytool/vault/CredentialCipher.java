package dev.querytool.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a fresh random nonce for each value and the value's place as additional data.
 */
final class CredentialCipher {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;

  private final SecureRandom random = new SecureRandom();

  String seal(KeyMaterial key, Place place, byte[] plain) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain);
      return new SealedText(key.id(), nonce, sealed).toString();
    } catch (GeneralSecurityException e) {
      throw new CredentialException("This Java platform cannot encrypt with AES-256-GCM", e);
    }
  }

  /** Opens a text; empty if it was not made by this key for this place. */
  Optional<byte[]> open(KeyMaterial key, Place place, SealedText text) {
    if (text.nonce().length != NONCE_LENGTH
        || text.ciphertext().length < TAG_LENGTH
        || !text.keyId().equals(key.id())) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, text.nonce(), place);
      return Optional.of(cipher.doFinal(text.ciphertext()));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new CredentialException("This Java platform cannot decrypt with AES-256-GCM", e);
    }
  }

  private static Cipher cipher(int mode, KeyMaterial key, byte[] nonce, Place place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
    cipher.updateAAD(place.bytes());
    return cipher;
  }
}
