package io.drover.edge.process;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.edge.worker.CpuQuota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group that limits CPU time, of either version. A limit holds from the moment that it is
 * written, for all processes in the group together.
 */
final class Cgroup {
  private static final Path MOUNT = Path.of("/sys/fs/cgroup");
  private static final Path OWN = Path.of("/proc/self/cgroup");
  private static final String PROCESSES = "cgroup.procs";
  private static final String CPU = "cpu";
  private static final String TYPE = "cgroup.type";

  /** Where this process goes in version 2, beside its workers. */
  private static final String LEAF = "drover-edge";

  private static final int WEIGHT_PER_CORE = 100;
  private static final int MOST_WEIGHT = 10_000;

  private final Path folder;
  private final boolean unified;

  private Cgroup(Path folder, boolean unified) {
    this.folder = folder;
    this.unified = unified;
  }

  /**
   * The group of this process, if groups can be made in it.
   *
   * @return empty on other systems, and without the right
   */
  static Optional<Cgroup> ofThisProcess() {
    try {
      for (String line : Files.readAllLines(OWN)) {
        String[] parts = line.split(":", 3);
        boolean unified = parts[1].isEmpty();
        if (unified || List.of(parts[1].split(",")).contains(CPU)) {
          Path mount = unified ? MOUNT : MOUNT.resolve(CPU);
          Path folder = mount.resolve(parts[2].replaceFirst("^/", ""));
          Cgroup own = new Cgroup(Files.isDirectory(folder) ? folder : mount, unified).above();
          if (own.canHaveChildren()) {
            return Optional.of(own);
          }
        }
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      // not Linux
    }
    return Optional.empty();
  }

  /** The one that this process was in before it made room for others. */
  private Cgroup above() {
    return unified && folder.endsWith(LEAF) ? new Cgroup(folder.getParent(), true) : this;
  }

  private boolean canHaveChildren() {
    Path probe = folder.resolve("drover-probe-" + ProcessHandle.current().pid());
    try {
      if (unified && !delegatesCpu()) {
        return false;
      }
      Files.createDirectory(probe);
      boolean limited =
          Files.exists(probe.resolve(unified ? "cpu.max" : "cpu.cfs_quota_us"))
              && (!unified || Files.readString(probe.resolve(TYPE)).trim().equals("domain"));
      Files.delete(probe);
      return limited;
    } catch (IOException | DroverException e) {
      return false;
    }
  }

  /**
   * In version 2 a group hands controllers on to its children only when told to, and only while it
   * holds no process itself; the root, which alone has no type, is free of that.
   */
  private boolean delegatesCpu() throws IOException {
    Path control = folder.resolve("cgroup.subtree_control");
    if (!List.of(Files.readString(control).trim().split("\\s+")).contains(CPU)) {
      if (Files.exists(folder.resolve(TYPE))) {
        child(LEAF).add(ProcessHandle.current().pid());
      }
      Files.writeString(control, "+" + CPU);
    }
    return true;
  }

  /**
   * A group in this one, made if it is not there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  Cgroup child(String name) {
    Path path = folder.resolve(name);
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectory(path);
      }
      return new Cgroup(path, unified);
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  /** Lets its processes use so many cores together, and in that proportion where they are few. */
  void limit(double cores) {
    CpuQuota quota = CpuQuota.of(cores);
    if (unified) {
      write("cpu.max", quota.quotaMicros() + " " + CpuQuota.PERIOD_MICROS);
      long weight = Math.round(cores * WEIGHT_PER_CORE);
      write("cpu.weight", Long.toString(Math.max(1, Math.min(MOST_WEIGHT, weight))));
    } else {
      write("cpu.cfs_period_us", Integer.toString(CpuQuota.PERIOD_MICROS));
      write("cpu.cfs_quota_us", Long.toString(quota.quotaMicros()));
      write("cpu.shares", Integer.toString(quota.shares()));
    }
  }

  /** Takes a process in, with all its threads. */
  void add(long pid) {
    write(PROCESSES, Long.toString(pid));
  }

  /** Removes it; says whether it is gone. It must be empty. */
  boolean remove() {
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void write(String file, String value) {
    Path path = folder.resolve(file);
    try {
      Files.writeString(path, value);
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  private static DroverException refused(Path path, IOException e) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE,
        path + " cannot be written: give this user the control group, or use another backend",
        e);
  }
}
