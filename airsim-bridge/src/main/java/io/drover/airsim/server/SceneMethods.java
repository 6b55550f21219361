package io.drover.airsim.server;

import io.drover.airsim.flight.Collision;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.airsim.rpc.WireType;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The calls about what stands in the world. Scenery cannot be changed and only the ground and the
 * vehicles have names here; what is asked of other objects is answered as for one that AirSim does
 * not find.
 */
final class SceneMethods {
  private static final int UNKNOWN = -1;
  private static final double FARTHEST_METRES = 10_000;
  private static final Pose NOWHERE =
      new Pose(
          new Vector3(Double.NaN, Double.NaN, Double.NaN),
          new Quaternion(Double.NaN, Double.NaN, Double.NaN, Double.NaN));

  private final World world;
  private final Fleet fleet;
  private final boolean cosys;

  SceneMethods(World world, Fleet fleet, Dialect dialect) {
    this.world = world;
    this.fleet = fleet;
    this.cosys = dialect == Dialect.COSYS;
  }

  void addTo(MethodTable table) {
    table
        .addNow("simListSceneObjects", 1, this::objects)
        // Cosys-AirSim also asks in which frame
        .addNow("simGetObjectPose", cosys ? 2 : 1, this::pose)
        .addNow("simSetSegmentationObjectID", 3, a -> Encodable.of(false))
        .addNow("simGetSegmentationObjectID", 1, a -> Encodable.of(WireType.INT, UNKNOWN))
        .addNow("simAddVehicle", 4, a -> Encodable.of(false))
        .addNow("simListAssets", 0, a -> Encodable.of(WireType.listOf(WireType.TEXT), List.of()))
        .addNow("simRunConsoleCommand", 1, a -> Encodable.of(false))
        .addNow("simTestLineOfSightToPoint", 2, this::seesPoint)
        .addNow("simTestLineOfSightBetweenPoints", 2, this::seeEachOther);
  }

  private Encodable objects(Arguments a) throws IOException {
    Pattern pattern;
    try {
      pattern = Pattern.compile(a.text());
    } catch (PatternSyntaxException e) {
      throw new RpcRefusal("regex_error");
    }
    List<String> names =
        Stream.concat(Stream.of(Collision.GROUND), world.vehicleNames().stream())
            .filter(name -> pattern.matcher(name).matches())
            .toList();
    return Encodable.of(WireType.listOf(WireType.TEXT), names);
  }

  /** In the frame of the world's origin; AirSim gives what it does not know as not a number. */
  private Encodable pose(Arguments a) throws IOException {
    Optional<Pose> pose = world.find(a.text()).map(drone -> drone.kinematics().pose());
    NedFrame frame = new NedFrame(Vector3.ZERO);
    return Encodable.of(Geometry.POSE, pose.map(frame::poseToNed).orElse(NOWHERE));
  }

  private Encodable seesPoint(Arguments a) throws IOException {
    GeoPoint point = a.take(GeoPoint.WIRE);
    Vector3 eye = fleet.named(a.text()).drone.kinematics().position();
    return Encodable.of(free(eye, toWorld(point)));
  }

  private Encodable seeEachOther(Arguments a) throws IOException {
    Vector3 from = toWorld(a.take(GeoPoint.WIRE));
    return Encodable.of(free(from, toWorld(a.take(GeoPoint.WIRE))));
  }

  private boolean free(Vector3 from, Vector3 to) {
    Vector3 way = to.minus(from);
    double metres = way.norm();
    if (!(metres > 0 && metres <= FARTHEST_METRES)) {
      return metres == 0;
    }
    // the ray would see the ground that the other end stands on
    double length = metres - 0.01;
    return world.scene().rayDistance(from, way.times(1 / metres), length, world.seconds())
        >= length;
  }

  private static Vector3 toWorld(GeoPoint point) {
    return GeoFrame.toWorld(
        point.latitudeDegrees(), point.longitudeDegrees(), point.altitudeMetres());
  }
}
