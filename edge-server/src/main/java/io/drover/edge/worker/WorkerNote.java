package io.drover.edge.worker;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What a worker writes down for whoever looks for it: process id, when that process began (ids are
 * used again), and address, a line each.
 *
 * @param pid of its process
 * @param began empty where the system does not say
 * @param address where it listens
 */
public record WorkerNote(long pid, String began, HostPort address) {
  /** The note of this process. */
  static WorkerNote ofThisProcess(HostPort address) {
    ProcessHandle self = ProcessHandle.current();
    return new WorkerNote(self.pid(), began(self), address);
  }

  private static String began(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }

  /** The process that wrote it, if it runs still. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(found -> began(found).equals(began));
  }

  /** Writes it so that a reader sees all of it or nothing. */
  void write(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, List.of(Long.toString(pid), began, address.toString()));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check its folder's rights", e);
    }
  }

  /** Reads one, if it is there and whole. */
  public static Optional<WorkerNote> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 3
          ? Optional.of(
              new WorkerNote(
                  Long.parseLong(lines.get(0)), lines.get(1), HostPort.parse(lines.get(2))))
          : Optional.empty();
    } catch (IOException | NumberFormatException | DroverException e) {
      return Optional.empty();
    }
  }
}
