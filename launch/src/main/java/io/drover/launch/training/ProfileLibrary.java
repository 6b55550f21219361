package io.drover.launch.training;

import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Flights of random routes as profiles, for the scheduler to learn from: recorded once into a
 * folder of the network that flew and of how it flew, read from there afterwards.
 */
public final class ProfileLibrary {
  private static final double ROUTE_METRES = 400;
  private static final double SPEED = 3;
  private static final double FRAMES_PER_SECOND = 10;

  /** A flight that ended sooner says little. */
  private static final double SHORTEST_SECONDS = 30;

  private ProfileLibrary() {}

  /**
   * Records what is not there yet, on all cores.
   *
   * @param parent where the folder is made
   * @param firstSeed of the first route; the others count on
   * @param progress told how many are there
   * @return the profiles whose flights were long enough to learn from
   */
  public static List<FlightProfile> record(
      Path parent, long firstSeed, int flights, OnnxNavigationModel model, IntConsumer progress) {
    Path folder = parent.resolve(name(model));
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Files.createDirectories(folder);
      List<Future<FlightProfile>> recordings = new ArrayList<>();
      for (int i = 0; i < flights; i++) {
        long seed = firstSeed + i;
        recordings.add(cores.submit(() -> recordedOrRead(folder, seed, model)));
      }
      List<FlightProfile> profiles = new ArrayList<>();
      for (int i = 0; i < flights; i++) {
        FlightProfile profile = recordings.get(i).get();
        progress.accept(i + 1);
        if (profile.durationSeconds() >= SHORTEST_SECONDS) {
          profiles.add(profile);
        }
      }
      return profiles;
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be made: give another place", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw new DroverException(ErrorCode.INTERNAL, "a flight could not be recorded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.RESOURCE_EXHAUSTED, "recording was interrupted", e);
    } finally {
      cores.shutdownNow();
    }
  }

  private static String name(OnnxNavigationModel model) {
    return String.format(
        Locale.ROOT,
        "profiles-%s-%.0fm-%.0fmps-%.0ffps",
        model.digest().substring(0, 12),
        ROUTE_METRES,
        SPEED,
        FRAMES_PER_SECOND);
  }

  private static FlightProfile recordedOrRead(Path folder, long seed, OnnxNavigationModel model) {
    Path file = folder.resolve("random-" + seed + ".csv");
    if (!Files.exists(file)) {
      record(file, seed, model);
    }
    // also what was just recorded: the file rounds, and all runs shall learn from the same
    return FlightProfileCsv.read(file);
  }

  private static void record(Path file, long seed, OnnxNavigationModel model) {
    FlightProfile profile =
        FlightRecorder.record(
            "random-" + seed,
            Scene.build(Routes.random(seed, ROUTE_METRES), seed),
            seed,
            SPEED,
            FRAMES_PER_SECOND,
            model,
            share -> {});
    // whoever is interrupted leaves no half file that all later runs would stumble over
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    FlightProfileCsv.write(profile, partial);
    try {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: give another place", e);
    }
  }
}
