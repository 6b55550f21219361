package io.drover.airsim.rpc;

import io.drover.airsim.flight.Pose;
import java.util.List;

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
          .field("pose", Geometry.POSE, LidarData::pose, Geometry.ORIGIN)
          .field("segmentation", WireType.listOf(WireType.INT), LidarData::segmentation, List.of())
          .make(
              v ->
                  new LidarData(
                      v.nanos(0),
                      v.get(1, float[].class),
                      v.get(2, Pose.class),
                      v.list(3, Integer.class)));
}
