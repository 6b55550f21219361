package io.drover.airsim.rpc;

import io.drover.airsim.flight.Pose;
import java.util.List;
import java.util.Set;

/**
 * One scan of a laser scanner.
 *
 * @param points x, y, z of every return, one after another, NED metres from the vehicle's spawn
 *     point
 * @param pose of the sensor, likewise
 * @param segmentation a number for each point's object, if known
 */
public record LidarData(long timeNanos, float[] points, Pose pose, List<Integer> segmentation) {
  public static final Struct<LidarData> WIRE =
      Struct.of(LidarData.class)
          .field("time_stamp", WireType.NANOS, LidarData::timeNanos, 0L)
          .field("point_cloud", WireType.FLOATS, LidarData::points, new float[0])
          // names of objects, a point each
          .field(
              "groundtruth",
              WireType.listOf(WireType.TEXT),
              d -> List.of(),
              List.of(),
              Set.of(Dialect.COSYS))
          .field("pose", Geometry.POSE, LidarData::pose, Geometry.ORIGIN)
          .field(
              "segmentation",
              WireType.listOf(WireType.INT),
              LidarData::segmentation,
              List.of(),
              Set.of(Dialect.MAP, Dialect.ARRAY))
          .make(
              v ->
                  new LidarData(
                      v.nanos(0),
                      whole(v.get(1, float[].class)),
                      v.get(3, Pose.class),
                      v.list(4, Integer.class)));

  /** Cosys-AirSim writes a single 0 where nothing was hit. */
  private static float[] whole(float[] points) {
    return points.length < 3 ? new float[0] : points;
  }
}
