package io.drover.launch.site;

import io.drover.airsim.flight.CameraMount;
import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.flight.World;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Renderer;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The embedded world in this process, driven in lockstep: somebody else's clock says when time
 * passes. Light and weather follow from the seed.
 *
 * <p>Not thread-safe; in a lockstep run only one thread runs at a time.
 */
public final class EmbeddedSite {
  private static final long DRIVE_NANOS = 17 * World.STEP_NANOS;
  private static final double START_SPACING_METRES = 5;
  private static final double RANGE_METRES = 40;

  private final Scene scene;
  private final long seed;
  private final World world;
  private final List<Station> stations = new ArrayList<>();

  /**
   * A site with drones hovering at the start of the route, the first one foremost.
   *
   * @param timeLimitSeconds after which each flight ends
   */
  public EmbeddedSite(Scene scene, long seed, List<String> drones, double timeLimitSeconds) {
    this.scene = scene;
    this.seed = seed;
    this.world = World.atRouteStart(scene, Conditions.ofSeed(seed), drones);
    Route route = scene.route();
    for (int i = 0; i < drones.size(); i++) {
      double arc = START_SPACING_METRES * (drones.size() - 1 - i);
      Vector2 start = route.pointAt(arc);
      WorldVehicle vehicle =
          new WorldVehicle(world.vehicle(drones.get(i)), FlightView.HEIGHT_METRES);
      world
          .vehicle(drones.get(i))
          .placeAt(
              new Vector3(start.x(), start.y(), FlightView.HEIGHT_METRES), route.headingAt(arc));
      stations.add(new Station(vehicle, new RouteWatch(route, arc, timeLimitSeconds)));
    }
  }

  /** One drone's part of the site. */
  public final class Station {
    private final WorldVehicle vehicle;
    private final RouteWatch watch;
    private final Renderer renderer = new Renderer(scene, FlightView.CAMERA);

    private Station(WorldVehicle vehicle, RouteWatch watch) {
      this.vehicle = vehicle;
      this.watch = watch;
    }

    public Vehicle vehicle() {
      return vehicle;
    }

    public RouteWatch watch() {
      return watch;
    }

    /** Where the drone is and how it moves now. */
    public Kinematics kinematics() {
      return vehicle.kinematics();
    }

    /**
     * The drone's front camera, until its flight has ended.
     *
     * @param prepare makes of a picture what the network looks at
     */
    public Camera camera(NanoClock clock, UnaryOperator<GrayImage> prepare) {
      return new SiteCamera(this, clock, prepare);
    }

    /** What is solid straight ahead. */
    public RangeFinder rangeFinder() {
      return () -> {
        Kinematics now = vehicle.kinematics();
        double heading = now.headingRadians();
        Vector3 ahead = new Vector3(Math.cos(heading), Math.sin(heading), 0);
        double free = scene.rayDistance(now.position(), ahead, RANGE_METRES, world.seconds());
        return free >= RANGE_METRES ? Double.POSITIVE_INFINITY : free;
      };
    }
  }

  private final class SiteCamera implements Camera {
    private final Station station;
    private final NanoClock clock;
    private final UnaryOperator<GrayImage> prepare;
    private long frames;

    SiteCamera(Station station, NanoClock clock, UnaryOperator<GrayImage> prepare) {
      this.station = station;
      this.clock = clock;
      this.prepare = prepare;
    }

    @Override
    public Optional<CapturedFrame> capture() {
      if (station.watch.end().isPresent()) {
        return Optional.empty();
      }
      Kinematics now = station.vehicle.kinematics();
      double seconds = world.seconds();
      Pose eye = CameraMount.FRONT_CENTER.on(now.pose());
      GrayImage picture =
          station.renderer.renderGray(
              eye.position(), eye.orientation(), Conditions.ofSeed(seed, seconds), seconds);
      return Optional.of(
          new CapturedFrame(
              frames++,
              clock.seconds(),
              now.headingRadians(),
              Optional.of(prepare.apply(picture))));
    }
  }

  /** The drones' parts, in the order in which they were named. */
  public List<Station> stations() {
    return List.copyOf(stations);
  }

  /** Lets time pass up to a time: commands are given to the controllers and routes are watched. */
  public void advanceTo(long nanos) {
    while (world.nanoTime() + World.STEP_NANOS <= nanos) {
      stations.forEach(station -> station.vehicle.drive());
      world.advanceTo(Math.min(nanos, world.nanoTime() + DRIVE_NANOS));
      double seconds = world.seconds();
      stations.forEach(
          station -> station.watch.update(station.vehicle.kinematics().position(), seconds));
    }
  }
}
