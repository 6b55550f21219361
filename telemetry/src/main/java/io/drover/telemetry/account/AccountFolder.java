package io.drover.telemetry.account;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Where accounts are: {@code passwords} and {@code acl} for brokers, mosquitto's {@code
 * password_file} and {@code acl_file}, and {@code NAME.password} for each account's owner. Only
 * their owner reads the files.
 *
 * @param path of the folder
 */
public record AccountFolder(Path path) {
  private static final int PASSWORD_BYTES = 24;

  /** For brokers: who may come. */
  public Path passwords() {
    return path.resolve("passwords");
  }

  /** For brokers: what they may do. */
  public Path acl() {
    return path.resolve("acl");
  }

  /** For the account's owner, who alone needs it. */
  public Path secret(String name) {
    return path.resolve(name + ".password");
  }

  /**
   * Makes an account with a random password.
   *
   * @param own the branch of topics that is its own; the participant is its name
   * @throws DroverException {@code INVALID_ARGUMENT} if there is one of that name, {@code
   *     FILE_NOT_WRITABLE}
   */
  public void add(TopicTree own, Role role) {
    String name = own.participant();
    List<String> passwordLines = linesIfThere(passwords());
    if (passwordLines.stream().anyMatch(line -> PasswordFile.isOf(name, line))) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          passwords()
              + " has an account "
              + name
              + " already: give another name, or --remove "
              + name
              + " first");
    }
    SecureRandom random = new SecureRandom();
    byte[] bits = new byte[PASSWORD_BYTES];
    random.nextBytes(bits);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    passwordLines.add(PasswordFile.line(name, PasswordHash.of(password, random)));
    List<String> aclLines = linesIfThere(acl());
    aclLines.add("user " + name);
    role.rules(own).forEach(rule -> aclLines.add(rule.toString()));
    write(secret(name), List.of(password));
    // rights first: an account without any may nothing
    write(acl(), aclLines);
    write(passwords(), passwordLines);
  }

  /**
   * Lets an account count no longer.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if there is none, {@code FILE_NOT_WRITABLE}
   */
  public void remove(String name) {
    List<String> passwordLines = linesIfThere(passwords());
    if (!passwordLines.removeIf(line -> PasswordFile.isOf(name, line))) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, passwords() + " has no account " + name + ": check its name");
    }
    write(passwords(), passwordLines);
    write(acl(), withoutRules(name, linesIfThere(acl())));
    try {
      Files.deleteIfExists(secret(name));
    } catch (IOException e) {
      throw notWritable(secret(name), e);
    }
  }

  /**
   * What an account's owner shows to a broker.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}
   */
  public Credentials credentials(String name) {
    Path file = secret(name);
    try {
      String password = Files.readString(file).strip();
      if (password.isEmpty() || password.contains("\n")) {
        throw new DroverException(
            ErrorCode.MALFORMED_FILE, file + " is not one line with a password: write it anew");
      }
      return new Credentials(name, password);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          file + " cannot be read: make the account with ./drover accounts " + name,
          e);
    }
  }

  private static List<String> withoutRules(String name, List<String> lines) {
    List<String> kept = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith("user ")) {
        inside = line.substring("user ".length()).strip().equals(name);
      }
      boolean itsRule = line.startsWith("user ") || line.startsWith("topic ");
      if (!inside || !itsRule) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static List<String> linesIfThere(Path file) {
    try {
      return Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check its rights", e);
    }
  }

  /** Whoever reads at the same time sees all of it or nothing. */
  private void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(path);
      Path whole = Files.createTempFile(path, ".", ".new", forOwner());
      Files.write(whole, lines);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  private static FileAttribute<?>[] forOwner() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static DroverException notWritable(Path file, IOException cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: give another --out", cause);
  }
}
