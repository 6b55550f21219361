package io.drover.bench;

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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Rendering one 448×448 grey frame along a route, one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class RendererBenchmark {
  private static final double STEP_METRES = 0.3;

  /** Which route is flown along. */
  @Param({"campus", "coastline"})
  public String route;

  private Route flown;
  private Renderer renderer;
  private double arcMetres;

  /** Builds the scene. */
  @Setup
  public void setUp() {
    flown = Routes.named(route);
    renderer = new Renderer(Scene.build(flown, 1), FlightView.CAMERA);
  }

  /** One frame, a step further. */
  @Benchmark
  public GrayImage frame() {
    arcMetres = (arcMetres + STEP_METRES) % flown.lengthMetres();
    Vector2 at = flown.pointAt(arcMetres);
    return renderer.renderGray(
        new Vector3(at.x(), at.y(), FlightView.HEIGHT_METRES),
        Quaternion.ofEuler(0.02, 0.05, flown.headingAt(arcMetres)),
        Conditions.ofSeed(1, arcMetres),
        arcMetres);
  }
}
