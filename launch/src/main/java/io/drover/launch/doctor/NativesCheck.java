package io.drover.launch.doctor;

import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.OnnxNavigationModel;
import java.util.List;

/** OpenCV and ONNX Runtime, as a flight uses them. */
final class NativesCheck implements Check {
  private static final int SIDE = 112;
  private static final String REMEDY =
      "Drover ships natives for Linux on x86-64 and ARM64: use one of those, and a full libstdc++";

  @Override
  public List<Finding> look() {
    return List.of(
        loaded("OpenCV", NativesCheck::resize), loaded("ONNX Runtime", NativesCheck::infer));
  }

  private static String resize() {
    try (FrameCodec codec = new FrameCodec()) {
      GrayImage image = new GrayImage(2 * SIDE, 2 * SIDE, new byte[4 * SIDE * SIDE]);
      return codec.resize(image, SIDE).width() == SIDE ? "resizes a frame" : "resizes wrongly";
    }
  }

  private static String infer() {
    try (OnnxNavigationModel model = OnnxNavigationModel.shipped()) {
      GrayImage dark = new GrayImage(SIDE, SIDE, new byte[SIDE * SIDE]);
      return Double.isFinite(model.infer(dark).steeringRadians())
          ? "steers by the shipped network"
          : "steers nowhere";
    }
  }

  private interface Work {
    String done();
  }

  private static Finding loaded(String subject, Work work) {
    try {
      return Finding.ok(subject, work.done());
    } catch (RuntimeException | LinkageError e) {
      return Finding.failure(subject, "cannot be loaded: " + firstLine(e), REMEDY);
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
