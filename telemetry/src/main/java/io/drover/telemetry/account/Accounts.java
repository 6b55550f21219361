package io.drover.telemetry.account;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of a folder as they are now: its files are read again when they have changed, so
 * that making and removing accounts needs no restart. Any thread.
 */
public final class Accounts {
  private static final Logger log = LoggerFactory.getLogger(Accounts.class);

  private final AccountFolder folder;

  /** Unknown names take as long to refuse as wrong passwords, so that nobody learns which exist. */
  private final PasswordHash nobody = PasswordHash.of("", new SecureRandom());

  private String stamp = "";
  private Map<String, PasswordHash> passwords = Map.of();
  private AclFile acl;

  private Accounts(AccountFolder folder) {
    this.folder = folder;
    read();
  }

  /**
   * The accounts of a folder.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}
   */
  public static Accounts of(AccountFolder folder) {
    return new Accounts(folder);
  }

  /** The account of whoever shows its name and password; takes milliseconds. */
  public Optional<Account> login(String name, byte[] password) {
    Optional<Account> shown = named(name);
    PasswordHash hash = hash(name).orElse(nobody);
    boolean fits = hash.fits(password);
    // what has changed meanwhile has to be shown anew
    return shown.filter(account -> fits && named(name).equals(shown));
  }

  /** The account of that name. */
  public synchronized Optional<Account> named(String name) {
    return hash(name).map(hash -> new Account(name, hash, acl.rules(name)));
  }

  private synchronized Optional<PasswordHash> hash(String name) {
    return Optional.ofNullable(passwords.get(name));
  }

  /** Reads the files if they have changed; what cannot be read leaves everything as it was. */
  public synchronized void refresh() {
    String now = stampNow();
    if (now.equals(stamp)) {
      return;
    }
    try {
      read();
    } catch (DroverException e) {
      // said once for each change
      stamp = now;
      log.warn("the accounts stay as they were: {}", e.getMessage());
    }
  }

  private synchronized void read() {
    String before = stampNow();
    Map<String, PasswordHash> newPasswords =
        PasswordFile.parse(folder.passwords(), lines(folder.passwords()));
    acl = AclFile.parse(folder.acl(), lines(folder.acl()));
    passwords = newPasswords;
    stamp = before;
  }

  private String stampNow() {
    return stampOf(folder.passwords()) + " " + stampOf(folder.acl());
  }

  private static String stampOf(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "gone";
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          file + " cannot be read: make accounts with ./drover accounts",
          e);
    }
  }
}
