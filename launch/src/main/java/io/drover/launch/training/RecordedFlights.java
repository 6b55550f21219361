package io.drover.launch.training;

import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.flight.AllCores;
import io.drover.launch.flight.FlightProgress;
import io.drover.launch.flight.FlightShare;
import io.drover.launch.flight.ProgressSum;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * A folder of flights of one network as profiles: recorded once, read from there afterwards. Two
 * processes may use the same folder.
 */
public final class RecordedFlights {
  private static final double SPEED = 3;
  private static final double FRAMES_PER_SECOND = 10;

  private final Path folder;
  private final OnnxNavigationModel model;
  private final DecisionSpace space;

  /** A folder of flights at A3D's twelve actions. */
  public RecordedFlights(Path parent, String label, OnnxNavigationModel model) {
    this(parent, label, model, DecisionSpace.a3d(model.fullSide()));
  }

  /**
   * A folder inside another one, named for the network, for how it flies and, where these are not
   * A3D's, for the actions.
   *
   * @param label tells it from other folders of the same network
   * @param space the actions that are run on every frame, with one edge server
   */
  public RecordedFlights(
      Path parent, String label, OnnxNavigationModel model, DecisionSpace space) {
    this.folder =
        parent.resolve(
            String.format(
                Locale.ROOT,
                "profiles-%s-%s-%.0fmps-%.0ffps%s",
                model.digest().substring(0, 12),
                label,
                SPEED,
                FRAMES_PER_SECOND,
                actions(space, model.fullSide())));
    this.model = model;
    this.space = space;
  }

  /** {@code -448+336-q95+80} for actions that are not A3D's. */
  private static String actions(DecisionSpace space, int fullSide) {
    return space.decisions().equals(DecisionSpace.a3d(fullSide).decisions())
        ? ""
        : "-"
            + space.resolutions().stream()
                .map(r -> Integer.toString(r.side()))
                .collect(Collectors.joining("+"))
            + "-q"
            + space.qualities().stream()
                .map(q -> Integer.toString(q.value()))
                .collect(Collectors.joining("+"));
  }

  /** Whether one of them has still to be flown. */
  public boolean lacks(List<RecordingOrder> orders) {
    return orders.stream().anyMatch(order -> !Files.exists(file(order)));
  }

  /**
   * Records what is not there yet, on all cores.
   *
   * @param progress told the share that is there
   * @return in the order of the orders
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public List<FlightProfile> profiles(List<RecordingOrder> orders, FlightShare progress) {
    createFolder();
    AtomicBoolean abandoned = new AtomicBoolean();
    List<RecordingOrder> lacking =
        orders.stream().filter(order -> !Files.exists(file(order))).toList();
    ProgressSum sum = new ProgressSum(lacking.size(), progress);
    List<Callable<Path>> recordings = new ArrayList<>();
    for (RecordingOrder order : lacking) {
      FlightProgress own = sum.part(1);
      recordings.add(
          () -> {
            record(
                order,
                share -> {
                  if (abandoned.get()) {
                    throw new CancellationException("nobody waits for it");
                  }
                  own.at(share);
                });
            own.at(1);
            return file(order);
          });
    }
    List<Path> unused = AllCores.run("the recordings", abandoned, recordings);
    // also what was just recorded: the file rounds, and all runs shall use the same
    return orders.stream()
        .map(order -> FlightProfileCsv.read(file(order)).with(model.priorFidelity()))
        .toList();
  }

  private void createFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be made: give another place", e);
    }
  }

  private Path file(RecordingOrder order) {
    return folder.resolve(order.name() + ".csv");
  }

  private void record(RecordingOrder order, FlightProgress progress) {
    FlightProfile profile =
        FlightRecorder.record(
            order.name(),
            Scene.build(order.route(), order.seed()),
            order.seed(),
            SPEED,
            FRAMES_PER_SECOND,
            model,
            space,
            progress::at);
    write(profile, file(order));
  }

  /**
   * Writes a profile at once: whoever is interrupted leaves no half file that all later runs would
   * stumble over.
   */
  public static void write(FlightProfile profile, Path file) {
    Path partial =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
    FlightProfileCsv.write(profile, partial);
    try {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: give another place", e);
    }
  }
}
