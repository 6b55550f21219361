package io.drover.telemetry.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA512 and a salt of its own, written {@code
 * $7$iterations$salt$hash} as mosquitto_passwd 2.0 does.
 */
final class PasswordHash {
  /**
   * Passwords that are made here have 192 random bits, which nobody finds however fast a guess is.
   * This many make guesses at people's own ones costly, and a login at a small broker not.
   */
  private static final int ITERATIONS = 10_000;

  private static final int MOST_ITERATIONS = 10_000_000;

  /** Mosquitto 2.0 takes no other. */
  private static final int SALT_BYTES = 12;

  private static final int HASH_BYTES = 64;

  private static final Pattern FORMAT =
      Pattern.compile("\\$7\\$(?<iterations>[0-9]{1,8})\\$(?<salt>[^$]+)\\$(?<hash>[^$]+)");

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Of a new password. */
  static PasswordHash of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derived(password.toCharArray(), salt, ITERATIONS));
  }

  /** What {@link #toString} writes; empty if the text is another format, or none. */
  static Optional<PasswordHash> parse(String text) {
    Matcher format = FORMAT.matcher(text);
    if (!format.matches()) {
      return Optional.empty();
    }
    int iterations = Integer.parseInt(format.group("iterations"));
    try {
      byte[] salt = Base64.getDecoder().decode(format.group("salt"));
      byte[] hash = Base64.getDecoder().decode(format.group("hash"));
      boolean usable =
          iterations >= 1
              && iterations <= MOST_ITERATIONS
              && salt.length > 0
              && hash.length == HASH_BYTES;
      return usable ? Optional.of(new PasswordHash(iterations, salt, hash)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it is of this password; takes milliseconds, the same for right and wrong ones. */
  boolean fits(byte[] password) {
    char[] characters = new String(password, StandardCharsets.UTF_8).toCharArray();
    return MessageDigest.isEqual(hash, derived(characters, salt, iterations));
  }

  private static byte[] derived(char[] password, byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(new PBEKeySpec(password, salt, iterations, HASH_BYTES * Byte.SIZE))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA512", e);
    }
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "$7$"
        + iterations
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
