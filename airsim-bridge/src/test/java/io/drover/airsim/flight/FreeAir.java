package io.drover.airsim.flight;

import io.drover.airsim.world.Contact;
import io.drover.core.geometry.Vector3;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Flat ground at zero and, if asked for, a wall across the way east; flies one vehicle in it. */
final class FreeAir implements Surroundings {
  final Multirotor drone =
      new Multirotor("drone", Pose.level(new Vector3(0, 0, 0.2), 0), this, this);
  double wallX = Double.POSITIVE_INFINITY;
  Vector3 wind = Vector3.ZERO;
  private long nowNanos;

  static FreeAir hoveringAt(double height) {
    FreeAir air = new FreeAir();
    air.drone.placeAt(new Vector3(0, 0, height), 0);
    return air;
  }

  void run(double seconds) {
    long end = nowNanos + Math.round(seconds * 1e9);
    while (nowNanos + World.STEP_NANOS <= end) {
      nowNanos += World.STEP_NANOS;
      drone.step(nowNanos);
    }
  }

  /** Runs until a command has ended; seconds that it took. */
  double runToEnd(CompletableFuture<Boolean> outcome, double limitSeconds) {
    long began = nowNanos;
    while (!outcome.isDone() && nowNanos - began < limitSeconds * 1e9) {
      run(World.STEP_NANOS * 1e-9);
    }
    return (nowNanos - began) * 1e-9;
  }

  @Override
  public Optional<Contact> touching(Vector3 position, double radiusMetres, double timeSeconds) {
    double depth = position.x() + radiusMetres - wallX;
    Vector3 point = new Vector3(wallX, position.y(), position.z());
    return depth < 0
        ? Optional.empty()
        : Optional.of(new Contact("wall_7", 7, point, new Vector3(-1, 0, 0), depth));
  }

  @Override
  public Vector3 wind() {
    return wind;
  }
}
