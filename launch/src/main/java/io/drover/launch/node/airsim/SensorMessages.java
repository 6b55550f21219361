package io.drover.launch.node.airsim;

import io.drover.airsim.rpc.BarometerData;
import io.drover.airsim.rpc.DistanceSensorData;
import io.drover.airsim.rpc.EnvironmentState;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.GpsData;
import io.drover.airsim.rpc.ImuData;
import io.drover.airsim.rpc.LidarData;
import io.drover.airsim.rpc.MagnetometerData;
import io.drover.airsim.rpc.NedFrame;
import io.drover.core.geometry.Vector3;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.airsim_ros_pkgs.Altimeter;
import io.drover.ros.msg.airsim_ros_pkgs.Environment;
import io.drover.ros.msg.sensor_msgs.Imu;
import io.drover.ros.msg.sensor_msgs.MagneticField;
import io.drover.ros.msg.sensor_msgs.NavSatFix;
import io.drover.ros.msg.sensor_msgs.NavSatStatus;
import io.drover.ros.msg.sensor_msgs.PointCloud2;
import io.drover.ros.msg.sensor_msgs.PointField;
import io.drover.ros.msg.sensor_msgs.Range;
import io.drover.ros.msg.std_msgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** What a simulator's sensors say (NED, FRD), as messages in axes of choice. */
final class SensorMessages {
  private static final int MATRIX = 9;
  private static final double TESLA_PER_GAUSS = 1e-4;
  private static final int POINT_BYTES = 3 * Float.BYTES;

  private SensorMessages() {}

  private static Header header(long nanos, String frame) {
    return new Header(0, RosTime.ofNanos(nanos), frame);
  }

  static Imu imu(ImuData data, Axes axes, String frame) {
    return Imu.zero()
        .withHeader(header(data.timeNanos(), frame))
        .withOrientation(RosGeometry.rotation(axes.attitude(NedFrame.attitude(data.orientation()))))
        .withAngularVelocity(body(data.angularVelocity(), axes))
        .withLinearAcceleration(body(data.linearAcceleration(), axes));
  }

  private static io.drover.ros.msg.geometry_msgs.Vector3 body(Vector3 frd, Axes axes) {
    return RosGeometry.vector(axes.body(NedFrame.body(frd)));
  }

  /** In tesla, as the message says; AirSim's own package leaves gauss in it. */
  static MagneticField magneticField(MagnetometerData data, Axes axes, String frame) {
    double[] covariance = new double[MATRIX];
    for (int i = 0; i < Math.min(MATRIX, data.covariance().length); i++) {
      covariance[i] = data.covariance()[i] * TESLA_PER_GAUSS * TESLA_PER_GAUSS;
    }
    return new MagneticField(
        header(data.timeNanos(), frame),
        body(data.gauss().times(TESLA_PER_GAUSS), axes),
        covariance);
  }

  static Altimeter altimeter(BarometerData data, String frame) {
    return new Altimeter(
        header(data.timeNanos(), frame),
        (float) data.altitudeMetres(),
        (float) data.pascals(),
        (float) data.qnhHectopascals());
  }

  static Range range(DistanceSensorData data, String frame) {
    return Range.zero()
        .withHeader(header(data.timeNanos(), frame))
        .withRadiationType(Range.INFRARED)
        .withMinRange((float) data.minMetres())
        .withMaxRange((float) data.maxMetres())
        .withRange((float) data.distanceMetres());
  }

  static NavSatFix fix(GpsData data, String frame) {
    double horizontal = data.gnss().horizontalError() * data.gnss().horizontalError();
    double vertical = data.gnss().verticalError() * data.gnss().verticalError();
    return fix(data.timeNanos(), data.gnss().point(), data.isValid(), frame)
        .withPositionCovariance(new double[] {horizontal, 0, 0, 0, horizontal, 0, 0, 0, vertical})
        .withPositionCovarianceType(NavSatFix.COVARIANCE_TYPE_APPROXIMATED);
  }

  /** Where a vehicle truly is on the earth. */
  static NavSatFix fix(long nanos, GeoPoint point, boolean valid, String frame) {
    return NavSatFix.zero()
        .withHeader(header(nanos, frame))
        .withStatus(
            new NavSatStatus(
                valid ? NavSatStatus.STATUS_FIX : NavSatStatus.STATUS_NO_FIX,
                NavSatStatus.SERVICE_GPS))
        .withLatitude(point.latitudeDegrees())
        .withLongitude(point.longitudeDegrees())
        .withAltitude(point.altitudeMetres());
  }

  static Environment environment(EnvironmentState data, long nanos, Axes axes, String frame) {
    return new Environment(
        header(nanos, frame),
        RosGeometry.vector(axes.world(NedFrame.vector(data.position()))),
        new io.drover.ros.msg.geographic_msgs.GeoPoint(
            data.point().latitudeDegrees(),
            data.point().longitudeDegrees(),
            data.point().altitudeMetres()),
        RosGeometry.vector(axes.world(NedFrame.vector(data.gravity()))),
        (float) data.pascals(),
        (float) data.kelvin(),
        (float) data.airDensity());
  }

  /** The points of a lidar, in the world's axes from the vehicle's spawn point. */
  static PointCloud2 cloud(LidarData data, Axes axes, String frame) {
    float[] ned = data.points();
    int count = ned.length / 3;
    ByteBuffer bytes = ByteBuffer.allocate(POINT_BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      Vector3 point =
          axes.world(NedFrame.vector(new Vector3(ned[3 * i], ned[3 * i + 1], ned[3 * i + 2])));
      bytes.putFloat((float) point.x()).putFloat((float) point.y()).putFloat((float) point.z());
    }
    List<PointField> fields = Arrays.asList(field("x", 0), field("y", 1), field("z", 2));
    return new PointCloud2(
        header(data.timeNanos(), frame),
        1,
        count,
        fields,
        false,
        POINT_BYTES,
        (long) POINT_BYTES * count,
        bytes.array(),
        true);
  }

  private static PointField field(String name, int index) {
    return new PointField(name, (long) index * Float.BYTES, PointField.FLOAT32, 1);
  }
}
