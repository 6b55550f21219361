package io.drover.edge.process;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that nobody else can write to: what stands in them is believed. */
final class PrivateFolder {
  private static final Path SELF = Path.of("/proc/self");
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes a folder, unless it is there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE} if it cannot be made, or somebody else made
   *     it
   */
  static Path make(Path folder) {
    try {
      Path parent = folder.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
      }
      PosixFileAttributes found =
          Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean others =
          found.permissions().contains(PosixFilePermission.GROUP_WRITE)
              || found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
      if (!found.isDirectory() || others || !found.owner().equals(Files.getOwner(SELF))) {
        throw new DroverException(
            ErrorCode.FILE_NOT_WRITABLE,
            folder + " is not this user's alone: remove it, or take others' rights away");
      }
      return folder;
    } catch (IOException | UnsupportedOperationException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be made: check its rights", e);
    }
  }
}
