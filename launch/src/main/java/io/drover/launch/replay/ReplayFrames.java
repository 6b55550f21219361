package io.drover.launch.replay;

import io.drover.navigation.FrameCodec;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/** Recorded frames on disk → a flight profile. */
public final class ReplayFrames {
  private ReplayFrames() {}

  /**
   * Profiles a folder.
   *
   * @param fps frames per second where the folder has no times
   * @param model the network's file; the shipped network if empty
   * @param progress told the share that is done
   */
  public static FlightProfile profile(
      Path folder, OptionalDouble fps, Optional<Path> model, DoubleConsumer progress) {
    FrameFolder frames = FrameFolder.read(folder, fps);
    try (OnnxNavigationModel network =
            model.map(OnnxNavigationModel::load).orElseGet(OnnxNavigationModel::shipped);
        FrameCodec reader = new FrameCodec()) {
      return FrameProfiler.profile(
          folder.getFileName().toString(),
          frames.timeSeconds(),
          frame -> reader.read(frames.files().get(frame)),
          network,
          progress);
    }
  }
}
