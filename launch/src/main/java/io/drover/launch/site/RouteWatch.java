package io.drover.launch.site;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.RoutePosition;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one vehicle along a route until it departs, arrives or runs out of time. */
public final class RouteWatch {
  private static final double ARRIVAL_METRES = 0.5;
  private static final double TRACK_SPACING_METRES = 0.5;

  private final Route route;
  private final double startArcMetres;
  private final double timeLimitSeconds;
  private final List<Vector2> track = new ArrayList<>();
  private double arcMetres;
  private double widestMetres;
  private FlightEnd end;

  /**
   * A watch on a vehicle that starts on the middle of the path.
   *
   * @param startArcMetres where along the route it starts
   */
  public RouteWatch(Route route, double startArcMetres, double timeLimitSeconds) {
    this.route = route;
    this.startArcMetres = startArcMetres;
    this.arcMetres = startArcMetres;
    this.timeLimitSeconds = timeLimitSeconds;
  }

  /** Looks where the vehicle is; after the end nothing changes any more. */
  public void update(Vector3 position, double seconds) {
    if (end != null) {
      return;
    }
    Vector2 point = new Vector2(position.x(), position.y());
    RoutePosition at = route.locate(point, arcMetres);
    arcMetres = Math.max(arcMetres, at.arcMetres());
    widestMetres = Math.max(widestMetres, Math.abs(at.lateralMetres()));
    if (track.isEmpty()
        || point.minus(track.get(track.size() - 1)).norm() >= TRACK_SPACING_METRES) {
      track.add(point);
    }
    if (Math.abs(at.lateralMetres()) > route.halfWidthMetres()) {
      finish(FlightEnd.DEPARTED, point);
    } else if (arcMetres >= route.lengthMetres() - ARRIVAL_METRES) {
      finish(FlightEnd.COMPLETED, point);
    } else if (seconds >= timeLimitSeconds) {
      finish(FlightEnd.TIMED_OUT, point);
    }
  }

  private void finish(FlightEnd how, Vector2 where) {
    end = how;
    track.add(where);
  }

  /** How the flight ended; empty while it goes on. */
  public Optional<FlightEnd> end() {
    return Optional.ofNullable(end);
  }

  /** Metres along the route from the start to the furthest point. */
  public double distanceMetres() {
    return arcMetres - startArcMetres;
  }

  /** Furthest from the middle of the path so far. */
  public double widestMetres() {
    return widestMetres;
  }

  /** Where it has been, ENU metres, at least half a metre apart. */
  public List<Vector2> track() {
    return List.copyOf(track);
  }
}
