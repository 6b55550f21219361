package io.drover.airsim.server;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.LidarData;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.world.Scene;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A spinning laser scanner of 16 rings between 10 degrees up and 30 down, a return every two
 * degrees around, up to 100 m. Its points are in the vehicle's NED frame, without noise.
 */
final class Lidar {
  static final String NAME = "LidarSensor1";

  private static final int RINGS = 16;
  private static final int COLUMNS = 180;
  private static final double TOP = Math.toRadians(10);
  private static final double BOTTOM = Math.toRadians(-30);
  private static final double RANGE_METRES = 100;

  private final World world;
  private final Fleet fleet;
  private final SlowWork slowWork;

  Lidar(World world, Fleet fleet, SlowWork slowWork) {
    this.world = world;
    this.fleet = fleet;
    this.slowWork = slowWork;
  }

  void addTo(MethodTable table) {
    table.add("getLidarData", 2, this::scan);
  }

  private CompletableFuture<Encodable> scan(Arguments a) throws IOException {
    ServedVehicle vehicle = SensorMethods.carrier(fleet, a, "lidar", NAME);
    return slowWork.submit(
        () -> {
          Kinematics now = vehicle.drone.kinematics();
          return Encodable.of(
              LidarData.WIRE,
              new LidarData(
                  now.timeNanos(),
                  points(world.scene(), now, vehicle.frame),
                  vehicle.frame.poseToNed(now.pose()),
                  List.of()));
        });
  }

  private static float[] points(Scene scene, Kinematics now, NedFrame frame) {
    float[] points = new float[3 * RINGS * COLUMNS];
    int filled = 0;
    for (int ring = 0; ring < RINGS; ring++) {
      double elevation = TOP + (BOTTOM - TOP) * ring / (RINGS - 1);
      for (int column = 0; column < COLUMNS; column++) {
        double azimuth = 2 * Math.PI * column / COLUMNS;
        Vector3 direction =
            now.orientation()
                .rotate(
                    new Vector3(
                        Math.cos(elevation) * Math.cos(azimuth),
                        Math.cos(elevation) * Math.sin(azimuth),
                        Math.sin(elevation)));
        double metres =
            scene.rayDistance(now.position(), direction, RANGE_METRES, now.timeNanos() * 1e-9);
        if (metres < RANGE_METRES) {
          Vector3 hit = frame.pointToNed(now.position().plus(direction.times(metres)));
          points[filled++] = (float) hit.x();
          points[filled++] = (float) hit.y();
          points[filled++] = (float) hit.z();
        }
      }
    }
    return Arrays.copyOf(points, filled);
  }
}
