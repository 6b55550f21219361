package io.drover.launch.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java, processors, memory, room for temporary files. */
final class MachineCheck implements Check {
  private static final int LEAST_JAVA = 17;
  private static final double GIGA = 1 << 30;
  private static final double LEAST_GIGABYTES = 2;
  private static final double LEAST_FREE_GIGABYTES = 1;

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(memory(memoryGigabytes(), Runtime.getRuntime().availableProcessors()));
    findings.add(disk());
    return findings;
  }

  static Finding java(int version) {
    String what = System.getProperty("java.vm.name") + " " + Runtime.version();
    return version >= LEAST_JAVA
        ? Finding.ok("Java", what)
        : Finding.failure("Java", what, "install JDK 17, or point JAVA_HOME at one");
  }

  private static double memoryGigabytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize()
        / GIGA;
  }

  static Finding memory(double gigabytes, int processors) {
    String what = String.format("%d processors, %.1f GB of memory", processors, gigabytes);
    return gigabytes >= LEAST_GIGABYTES
        ? Finding.ok("machine", what)
        : Finding.warning(
            "machine", what, "bound the heap: DROVER_JAVA_OPTS=-Xmx512m; map needs about 100 MB");
  }

  private static Finding disk() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      FileStore store = Files.getFileStore(folder);
      Files.delete(Files.createTempFile(folder, "drover", null));
      double free = store.getUsableSpace() / GIGA;
      String what = String.format("%.1f GB free in %s", free, folder);
      return free >= LEAST_FREE_GIGABYTES
          ? Finding.ok("disk", what)
          : Finding.warning("disk", what, "make room: natives are unpacked there");
    } catch (IOException e) {
      return Finding.failure(
          "disk",
          folder + " cannot be written: " + e.getMessage(),
          "give a folder: DROVER_JAVA_OPTS=-Djava.io.tmpdir=DIR");
    }
  }
}
