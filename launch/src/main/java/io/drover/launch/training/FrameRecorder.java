package io.drover.launch.training;

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
import io.drover.navigation.dataset.FrameDatasetWriter;
import io.drover.navigation.dataset.Split;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Records labelled frames in the embedded world for the navigation network.
 *
 * <p>Training and validation frames come from random routes, test frames from the two named ones,
 * so that every test frame is of a route that training never saw. The vehicle is put at random
 * places near the path, off its middle and turned, tilted as in flight, in random weather. Frames
 * with something close ahead are rare on the path, so that a share of all frames is looked for near
 * walls, trees and crossers.
 */
public final class FrameRecorder {
  private static final int FRAMES_PER_SCENE = 150;
  private static final double ROUTE_METRES = 500;
  private static final double OBSTACLE_SHARE = 0.12;
  private static final double LARGEST_STEERING_RADIANS = 1.2;
  private static final int TRIES = 60;

  /** Each seed of a dataset has so many seeds of worlds, the last of them for validation. */
  private static final int WORLDS = 1000;

  private static final int TRAINING_WORLDS = 900;

  /** With more, training would see worlds of the validation. */
  public static final int MOST_TRAINING_FRAMES = TRAINING_WORLDS * FRAMES_PER_SCENE;

  private static final int MOST_VALIDATION_FRAMES = (WORLDS - TRAINING_WORLDS) * FRAMES_PER_SCENE;

  private final long seed;
  private final FrameDatasetWriter writer;
  private final IntConsumer progress;

  private FrameRecorder(long seed, FrameDatasetWriter writer, IntConsumer progress) {
    this.seed = seed;
    this.writer = writer;
    this.progress = progress;
  }

  /**
   * Writes a dataset.
   *
   * @param train how many frames of each split; of training at most {@link #MOST_TRAINING_FRAMES},
   *     of validation a ninth of that
   * @param progress told how many are written
   */
  public static void record(
      Path folder, long seed, int train, int validation, int test, IntConsumer progress) {
    if (train > MOST_TRAINING_FRAMES || validation > MOST_VALIDATION_FRAMES) {
      throw new IllegalArgumentException(
          "%d and %d frames would share worlds among splits".formatted(train, validation));
    }
    try (FrameDatasetWriter writer = new FrameDatasetWriter(folder, FlightView.CAMERA.width())) {
      FrameRecorder recorder = new FrameRecorder(seed, writer, progress);
      recorder.randomRoutes(Split.TRAIN, train, seed * WORLDS);
      recorder.randomRoutes(Split.VALIDATION, validation, seed * WORLDS + TRAINING_WORLDS);
      recorder.namedRoutes(test);
    }
  }

  private void randomRoutes(Split split, int frames, long firstSeed) {
    for (int done = 0; done < frames; done += FRAMES_PER_SCENE) {
      long routeSeed = firstSeed + done / FRAMES_PER_SCENE;
      Scene scene = Scene.build(Routes.random(routeSeed, ROUTE_METRES), routeSeed);
      frames(scene, routeSeed, split, Math.min(FRAMES_PER_SCENE, frames - done));
    }
  }

  private void namedRoutes(int frames) {
    int each = frames / Routes.names().size();
    for (String name : Routes.names()) {
      frames(Scene.build(Routes.named(name), seed), seed, Split.TEST, each);
    }
  }

  private void frames(Scene scene, long worldSeed, Split split, int count) {
    SplittableRandom random = new SplittableRandom(seed ^ (worldSeed * 0x9E3779B97F4A7C15L));
    Renderer renderer = new Renderer(scene, FlightView.CAMERA);
    for (int i = 0; i < count; i++) {
      boolean blocked = random.nextDouble() < OBSTACLE_SHARE;
      Place place = place(scene, random, blocked);
      Conditions conditions = Conditions.ofSeed(random.nextLong(), random.nextDouble() * 100);
      GrayImage image =
          renderer.renderGray(place.position, place.orientation, conditions, place.seconds);
      writer.add(split, worldSeed, image, place.steeringRadians, place.obstacle ? 1 : 0);
      progress.accept(writer.size());
    }
  }

  private record Place(
      Vector3 position,
      Quaternion orientation,
      double seconds,
      double steeringRadians,
      boolean obstacle) {}

  private static Place place(Scene scene, SplittableRandom random, boolean wantObstacle) {
    Place place = anywhere(scene, random, wantObstacle);
    for (int i = 0; i < TRIES && (!usable(scene, place) || place.obstacle != wantObstacle); i++) {
      place = anywhere(scene, random, wantObstacle);
    }
    while (!usable(scene, place)) {
      // rare, but a camera inside a wall would be labelled by what is behind it
      place = anywhere(scene, random, wantObstacle);
    }
    return place;
  }

  private static boolean usable(Scene scene, Place place) {
    return scene.collides(place.position, 0.4, place.seconds).isEmpty();
  }

  private static Place anywhere(Scene scene, SplittableRandom random, boolean far) {
    Route route = scene.route();
    double arc = random.nextDouble() * (route.lengthMetres() - FlightView.LOOKAHEAD_METRES);
    double spread = far ? 1.8 : 1;
    double lateral =
        bounded(random.nextGaussian() * 0.8 * spread, route.halfWidthMetres() + (far ? 1 : 0.5));
    double turned = bounded(random.nextGaussian() * 0.3 * spread, far ? 1.1 : 0.9);
    Vector2 at = route.pointAt(arc, lateral);
    double heading = route.headingAt(arc) + turned;
    double seconds = random.nextDouble() * 600;
    Vector3 position =
        new Vector3(
            at.x(), at.y(), FlightView.HEIGHT_METRES + bounded(random.nextGaussian() * 0.15, 0.4));
    Quaternion orientation =
        Quaternion.ofEuler(
            bounded(random.nextGaussian() * 0.10, 0.35),
            bounded(random.nextGaussian() * 0.06, 0.30),
            heading);
    double steering = route.steeringTo(at, heading, arc, FlightView.LOOKAHEAD_METRES);
    return new Place(
        position,
        orientation,
        seconds,
        bounded(steering, LARGEST_STEERING_RADIANS),
        scene.obstacleAhead(position, heading, seconds));
  }

  private static double bounded(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
