package io.drover.launch.live;

import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** How fast this machine is: medians of warm runs on one thread. */
public final class DeviceMeasurement {
  private static final int WARM_UP = 20;

  private final NavigationModel model;
  private final GrayImage frame;
  private final int runs;

  /**
   * A measurement to be made.
   *
   * @param frame what a camera sees, of the network's full side
   * @param runs of which the median counts, ≥ 1
   */
  public DeviceMeasurement(NavigationModel model, GrayImage frame, int runs) {
    this.model = model;
    this.frame = frame;
    this.runs = runs;
  }

  /**
   * What one resolution takes, seconds.
   *
   * @param inferenceSeconds of the network
   * @param encodeSeconds of resizing and JPEG at quality 95
   * @param decodeSeconds of that JPEG
   */
  public record Latency(
      int side, double inferenceSeconds, double encodeSeconds, double decodeSeconds) {}

  /** Measures A3D's three resolutions, from high to low. */
  public List<Latency> measure() {
    DecisionSpace space = DecisionSpace.a3d(model.fullSide());
    JpegQuality quality = space.qualities().get(0);
    List<Latency> latencies = new ArrayList<>();
    try (FrameCodec codec = new FrameCodec()) {
      for (InputResolution resolution : space.resolutions()) {
        GrayImage image = codec.resize(frame, resolution.side());
        byte[] jpeg = codec.encode(image, quality);
        latencies.add(
            new Latency(
                resolution.side(),
                median(() -> model.infer(image)),
                median(() -> codec.encode(codec.resize(frame, resolution.side()), quality)),
                median(() -> codec.decode(jpeg))));
      }
    }
    return latencies;
  }

  private double median(Supplier<?> work) {
    for (int i = 0; i < WARM_UP; i++) {
      Object unused = work.get();
    }
    double[] seconds = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      Object unused = work.get();
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    return seconds[runs / 2];
  }
}
