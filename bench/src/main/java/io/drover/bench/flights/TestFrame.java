package io.drover.bench.flights;

import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Renderer;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import io.drover.launch.site.FlightView;
import io.drover.navigation.FrameCodec;

/** A typical frame of the embedded world, so that what is compressed is as large as in flight. */
public final class TestFrame {
  private static final double ARC_METRES = 60;

  private TestFrame() {}

  /** A frame of a side in pixels. */
  public static GrayImage of(int side) {
    Route route = Routes.named("coastline");
    Vector2 at = route.pointAt(ARC_METRES);
    GrayImage full =
        new Renderer(Scene.build(route, 1), FlightView.CAMERA)
            .renderGray(
                new Vector3(at.x(), at.y(), FlightView.HEIGHT_METRES),
                Quaternion.ofEuler(0, 0.03, route.headingAt(ARC_METRES)),
                Conditions.CLEAR,
                0);
    try (FrameCodec codec = new FrameCodec()) {
      return codec.resize(full, side);
    }
  }
}
