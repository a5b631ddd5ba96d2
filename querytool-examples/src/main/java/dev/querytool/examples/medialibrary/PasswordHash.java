package dev.querytool.examples.medialibrary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.querytool.vault.Secret;
import java.security.SecureRandom;

/** Passwords as Argon2id hashes that hold their own salt and settings. Thread-safe. */
final class PasswordHash {

  /** Stands where a hash would, for who has no password; nothing has this hash. */
  static final String NONE = "!";

  private static final String PREFIX = "$argon2id$";
  private static final Argon2Function SETTINGS =
      Argon2Function.getInstance(
          46 * 1_024, 1, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13);

  private final SecureRandom random = new SecureRandom();

  /** What a password is compared with where there is none, so that it takes as long. */
  private final String dummy = of(Secret.of("nobody's password"));

  String of(Secret password) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return password.reveal(text -> SETTINGS.hash(text.getBytes(UTF_8), salt).getResult());
  }

  boolean matches(Secret password, String hash) {
    boolean known = hash.startsWith(PREFIX);
    String compared = known ? hash : dummy;
    boolean same =
        password.reveal(
            text ->
                Argon2Function.getInstanceFromHash(compared)
                    .check(text.getBytes(UTF_8), compared.getBytes(UTF_8)));
    return known && same;
  }
}
