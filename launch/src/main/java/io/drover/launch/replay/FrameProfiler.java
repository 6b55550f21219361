package io.drover.launch.replay;

import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.perception.PixelTable;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;

/**
 * Makes flight profiles of frames: runs every action on each of them, with real codec and network,
 * as drone and edge would.
 */
public final class FrameProfiler {
  private FrameProfiler() {}

  /**
   * The profile of frames.
   *
   * @param name how reports call it
   * @param timeSeconds when each frame was taken, rising
   * @param frames gives a camera picture by number, asked for in order
   * @param progress told the share that is done
   */
  public static FlightProfile profile(
      String name,
      double[] timeSeconds,
      IntFunction<GrayImage> frames,
      OnnxNavigationModel model,
      DoubleConsumer progress) {
    DecisionSpace space = DecisionSpace.a3d(model.fullSide());
    int actions = space.size();
    double[] times = new double[timeSeconds.length];
    double[] steering = new double[times.length * actions];
    double[] collision = new double[times.length * actions];
    long[] bytes = new long[times.length * actions];
    try (OnnxNavigationModel onboard = model.another();
        OnnxNavigationModel edge = model.another();
        FrameCodec decoder = new FrameCodec();
        PixelTable table =
            new PixelTable(
                new DroneId("recorded"), space, onboard, frame -> answer(edge, decoder, frame))) {
      for (int f = 0; f < times.length; f++) {
        times[f] = timeSeconds[f] - timeSeconds[0];
        CapturedFrame frame =
            new CapturedFrame(f, times[f], 0, Optional.of(onboard.prepare(frames.apply(f))));
        for (int a = 0; a < actions; a++) {
          NavigationOutput output = table.output(frame, a);
          steering[f * actions + a] = output.steeringRadians();
          collision[f * actions + a] = output.collisionProbability();
          bytes[f * actions + a] = table.bytes(frame, a);
        }
        progress.accept((f + 1.0) / times.length);
      }
    }
    return new FlightProfile(name, space, times, steering, collision, bytes);
  }

  private static NavigationOutput answer(
      OnnxNavigationModel model, FrameCodec decoder, EncodedFrame frame) {
    return model.infer(decoder.decode(frame.jpeg()));
  }
}
