package io.drover.edge.process;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.EdgeId;
import io.drover.edge.worker.HostedWorker;
import io.drover.edge.worker.WorkerHost;
import io.drover.edge.worker.WorkerMain;
import io.drover.edge.worker.WorkerNote;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Workers as child processes of this Java, under the limit of a control group each. They note their
 * address in a folder of the edge, where the next process of the same edge finds them.
 */
public final class ProcessHost implements WorkerHost {
  private static final String NOTE = ".worker";
  private static final String LOG = ".log";
  private static final double START_SECONDS = 30;
  private static final long POLL_MILLIS = 10;
  private static final long FAREWELL_SECONDS = 2;

  private final EdgeId edge;
  private final Path folder;
  private final double leaseSeconds;
  private final Cgroup own;

  /**
   * Workers of an edge.
   *
   * @param folder for its workers' notes and logs, {@link #folder} as a rule
   * @param leaseSeconds how long they outlive an edge that was killed
   * @throws DroverException {@code MISSING_DEPENDENCY} where no control group can be made
   */
  public ProcessHost(EdgeId edge, Path folder, double leaseSeconds) {
    this.edge = edge;
    this.folder = folder;
    this.leaseSeconds = leaseSeconds;
    this.own =
        Cgroup.ofThisProcess()
            .orElseThrow(
                () ->
                    new DroverException(
                        ErrorCode.MISSING_DEPENDENCY,
                        "no control group of this process can be written: run as root or under"
                            + " systemd-run --user --scope -p Delegate=yes, or use --containers"
                            + " embedded"));
    var unused = PrivateFolder.make(folder);
  }

  /**
   * Where an edge's workers are noted, by its name, for each user of this machine.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE} if somebody else can write there
   */
  public static Path folder(EdgeId edge) {
    String user = System.getProperty("user.name", "drover");
    Path all = Path.of(System.getProperty("java.io.tmpdir"), "drover-workers-" + user);
    return PrivateFolder.make(all).resolve(edge.value());
  }

  @Override
  public HostedWorker launch(double cores) {
    String name = WorkerHost.newName(edge);
    Path note = folder.resolve(name + NOTE);
    Cgroup group = own.child(name);
    Process process;
    try {
      group.limit(cores);
      process = start(note, folder.resolve(name + LOG));
    } catch (RuntimeException e) {
      group.remove();
      throw e;
    }
    ChildWorker worker = new ChildWorker(name, process.toHandle(), group, Optional.empty(), folder);
    try {
      group.add(process.pid());
      return worker.at(awaited(process, note, name).address());
    } catch (RuntimeException e) {
      worker.stop();
      throw e;
    }
  }

  private Process start(Path note, Path log) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(WorkerMain.JVM_OPTIONS);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            "--announce",
            note.toString(),
            "--lease",
            Double.toString(leaseSeconds)));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED, "a worker cannot be started: " + e.getMessage(), e);
    }
  }

  private WorkerNote awaited(Process process, Path note, String name) {
    long end = System.nanoTime() + Math.round(START_SECONDS * 1e9);
    while (process.isAlive() && System.nanoTime() < end) {
      Optional<WorkerNote> written = WorkerNote.read(note);
      if (written.isPresent()) {
        return written.get();
      }
      pause();
    }
    throw new DroverException(
        ErrorCode.RESOURCE_EXHAUSTED, name + " did not start: see " + folder.resolve(name + LOG));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.RESOURCE_EXHAUSTED, "interrupted: start again", e);
    }
  }

  @Override
  public List<HostedWorker> running() {
    List<HostedWorker> found = new ArrayList<>();
    try (Stream<Path> notes = Files.list(folder)) {
      for (Path note : notes.filter(file -> file.toString().endsWith(NOTE)).toList()) {
        String name = note.getFileName().toString().replace(NOTE, "");
        Optional<ChildWorker> worker = left(name, note);
        if (worker.isPresent()) {
          found.add(worker.get());
        } else {
          own.child(name).remove();
          forget(folder, name);
        }
      }
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, folder + " cannot be read: check its rights", e);
    }
    return found;
  }

  /** A worker that was left, unless its process is another one by now. */
  private Optional<ChildWorker> left(String name, Path file) {
    return WorkerNote.read(file)
        .flatMap(note -> note.process().map(process -> takenOn(name, process, note)));
  }

  private ChildWorker takenOn(String name, ProcessHandle process, WorkerNote note) {
    Cgroup group = own.child(name);
    // the edge before may have had its groups elsewhere
    group.add(process.pid());
    return new ChildWorker(name, process, group, Optional.of(note.address()), folder);
  }

  private static void forget(Path folder, String name) {
    try {
      Files.deleteIfExists(folder.resolve(name + NOTE));
      Files.deleteIfExists(folder.resolve(name + LOG));
    } catch (IOException e) {
      // the next edge of this name tries again
    }
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public void close() {}

  private record ChildWorker(
      String name, ProcessHandle process, Cgroup group, Optional<HostPort> listening, Path folder)
      implements HostedWorker {
    ChildWorker at(HostPort address) {
      return new ChildWorker(name, process, group, Optional.of(address), folder);
    }

    @Override
    public HostPort address() {
      return listening.orElseThrow();
    }

    @Override
    public HostedWorker resize(double cores) {
      group.limit(cores);
      return this;
    }

    @Override
    public void stop() {
      // nothing of a worker's has to be saved
      process.destroyForcibly();
      try {
        process.onExit().get(FAREWELL_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // its group stays; the next edge of this name removes it
      }
      if (group.remove()) {
        forget(folder, name);
      }
    }
  }
}
