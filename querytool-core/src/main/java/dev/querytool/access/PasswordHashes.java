package dev.querytool.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as Argon2id hashes. As many are computed at once as there are processors, for each
 * takes 46 MiB. Thread-safe.
 */
final class PasswordHashes {

  private static final int SALT = 16;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 1_024;

  private static final int MEMORY = 46 * 1_024;

  private final int memory;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /** What a password is compared with where there is none, so that it takes the same time. */
  private final Argon2Text dummy;

  PasswordHashes() {
    this(MEMORY);
  }

  /**
   * Hashes with a memory of its own.
   *
   * @param memory in KiB
   */
  PasswordHashes(int memory) {
    this.memory = memory;
    this.dummy = shape();
  }

  /**
   * Hashes a new password.
   *
   * @throws ValidationException if it is too short or too long
   */
  String hash(Secret password) {
    return hashOf(check(password));
  }

  /** Hashes a password that was accepted when it was new. */
  String hashAgain(Secret password) {
    return hashOf(password.reveal(PasswordHashes::bytesOrNone));
  }

  /**
   * Tells whether a password has a hash; takes as long without one.
   *
   * @param hash null or unreadable for none that any password has
   */
  boolean matches(Secret password, @Nullable String hash) {
    Argon2Text known = hash == null ? null : Argon2Text.parse(hash).orElse(null);
    byte[] bytes = password.reveal(PasswordHashes::bytesOrNone);
    try {
      Argon2Text target = known == null || bytes.length == 0 ? dummy : known;
      boolean same = MessageDigest.isEqual(compute(bytes, target), target.hash());
      return same && target == known;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Tells whether a hash is one that a password can be compared with, at a cost that is bearable.
   */
  boolean accepts(String hash) {
    return Argon2Text.parse(hash).isPresent();
  }

  /** Tells whether a hash is of other parameters than those of today. */
  boolean needsRehash(String hash) {
    return Argon2Text.parse(hash).map(text -> !text.isCurrent(memory)).orElse(true);
  }

  /**
   * Returns a password's bytes.
   *
   * @throws ValidationException if it is too short or too long
   */
  static byte[] check(Secret password) {
    byte[] bytes = password.reveal(PasswordHashes::bytesOrNone);
    int length = password.reveal(text -> text.codePointCount(0, text.length()));
    if (bytes.length == 0 || length < SHORTEST) {
      Arrays.fill(bytes, (byte) 0);
      throw new ValidationException(
          "a password has at least "
              + SHORTEST
              + " characters and at most 1,024 bytes of Unicode text as UTF-8");
    }
    return bytes;
  }

  private String hashOf(byte[] password) {
    try {
      Argon2Text shape = shape();
      return Argon2Text.of(memory, shape.salt(), compute(password, shape)).toString();
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private byte[] compute(byte[] password, Argon2Text shape) {
    slots.acquireUninterruptibly();
    try {
      return function(shape).hash(password, shape.salt()).getBytes();
    } finally {
      slots.release();
    }
  }

  /**
   * Returns the function for some parameters. Making it adds a shutdown hook to the process for
   * good: made by a thread of its own, that holds nothing of the caller's, neither its class loader
   * nor its inherited thread locals.
   */
  private static Argon2Function function(Argon2Text shape) {
    FutureTask<Argon2Function> made =
        new FutureTask<>(
            () ->
                Argon2Function.getInstance(
                    shape.memory(),
                    shape.passes(),
                    shape.lanes(),
                    shape.hash().length,
                    Argon2.ID,
                    Argon2Function.ARGON2_VERSION_13));
    Thread maker = new Thread(null, made, "querytool-passwords", 0, false);
    maker.setDaemon(true);
    maker.setContextClassLoader(null);
    maker.start();
    return result(made);
  }

  private static <T> T result(FutureTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2 cannot be used", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Argon2Text shape() {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return Argon2Text.of(memory, salt, new byte[Argon2Text.LENGTH]);
  }

  /** Gives no bytes for what no password can be. */
  private static byte[] bytesOrNone(String text) {
    if (text.length() > LONGEST) {
      return new byte[0];
    }
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes).rewind();
      encoded.put(new byte[bytes.length]);
      return bytes.length > LONGEST ? new byte[0] : bytes;
    } catch (CharacterCodingException e) {
      return new byte[0];
    }
  }
}
