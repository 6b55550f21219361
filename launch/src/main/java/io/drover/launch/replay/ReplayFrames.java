package io.drover.launch.replay;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.CapturedFrame;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/** Recorded frames on disk → a flight profile. */
public final class ReplayFrames {
  private ReplayFrames() {}

  /**
   * What {@code --fps} gives.
   *
   * @throws DroverException if it is not above 0
   */
  public static OptionalDouble rate(Optional<Double> fps) {
    if (fps.isEmpty()) {
      return OptionalDouble.empty();
    }
    double rate = fps.get();
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--fps is " + rate + ": give frames per second above 0");
    }
    return OptionalDouble.of(rate);
  }

  /**
   * Makes sure that a folder can be profiled, as far as that shows without its images.
   *
   * @param fps frames per second where the folder has no times
   * @throws DroverException with what to change
   */
  public static void require(Path folder, OptionalDouble fps) {
    FrameFolder unused = FrameFolder.read(folder, fps);
  }

  /**
   * Profiles a folder.
   *
   * @param fps frames per second where the folder has no times
   * @param network that infers; stays open
   * @param space the actions that are run
   * @param progress told the share that is done
   */
  public static FlightProfile profile(
      Path folder,
      OptionalDouble fps,
      OnnxNavigationModel network,
      DecisionSpace space,
      DoubleConsumer progress) {
    FrameFolder frames = FrameFolder.read(folder, fps);
    try (FrameCodec reader = new FrameCodec();
        FrameProfiler profiler = new FrameProfiler(network, space)) {
      int count = frames.files().size();
      for (int f = 0; f < count; f++) {
        GrayImage image = network.prepare(reader.read(frames.files().get(f)));
        profiler.add(new CapturedFrame(f, frames.timeSeconds()[f], 0, Optional.of(image)));
        progress.accept((f + 1.0) / count);
      }
      return profiler.profile(folder.getFileName().toString());
    }
  }
}
