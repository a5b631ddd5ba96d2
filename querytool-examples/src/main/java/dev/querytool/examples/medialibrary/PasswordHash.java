package dev.querytool.examples.medialibrary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.querytool.vault.Secret;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Passwords as Argon2id hashes that hold their own salt and settings. Thread-safe. */
final class PasswordHash {

  /** Stands where a hash would, for who has no password; nothing has this hash. */
  static final String NONE = "!";

  /** No other program's hashes, and none that would take more memory than ours. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=47104,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");

  private static final int MEMORY = 46 * 1_024;
  private static final int LENGTH = 32;

  private final SecureRandom random = new SecureRandom();

  String of(Secret password) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return password.reveal(text -> settings().hash(text.getBytes(UTF_8), salt).getResult());
  }

  /** Tells whether a password has a hash; takes as long where there is none. */
  boolean matches(Secret password, String hash) {
    if (!OURS.matcher(hash).matches()) {
      of(password);
      return false;
    }
    return password.reveal(
        text ->
            Argon2Function.getInstanceFromHash(hash)
                .check(text.getBytes(UTF_8), hash.getBytes(UTF_8)));
  }

  private static Argon2Function settings() {
    return Argon2Function.getInstance(
        MEMORY, 1, 1, LENGTH, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
  }
}
