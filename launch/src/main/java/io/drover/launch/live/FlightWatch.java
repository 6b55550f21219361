package io.drover.launch.live;

import io.drover.airsim.world.Route;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.launch.site.FlightEnd;
import io.drover.launch.site.RouteWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a live flight until it ends: by its route where there is one, else by time alone. Written
 * by the pilot's thread, read by any.
 */
final class FlightWatch {
  private static final double TRACK_SPACING_METRES = 0.5;

  private final Optional<Route> route;
  private final double limitSeconds;
  private final List<Vector2> track = new ArrayList<>();
  private RouteWatch routeWatch;
  private double startSeconds = Double.NaN;
  private double flownMetres;
  private boolean timedOut;

  FlightWatch(Optional<Route> route, double limitSeconds) {
    this.route = route;
    this.limitSeconds = limitSeconds;
  }

  /** Looks where the vehicle is; the first look begins the flight. */
  synchronized void update(Vector3 position, double seconds) {
    Vector2 point = new Vector2(position.x(), position.y());
    if (Double.isNaN(startSeconds)) {
      startSeconds = seconds;
      route.ifPresent(
          r -> routeWatch = new RouteWatch(r, r.locate(point).arcMetres(), limitSeconds));
      track.add(point);
    }
    if (routeWatch != null) {
      routeWatch.update(position, seconds - startSeconds);
      return;
    }
    Vector2 last = track.get(track.size() - 1);
    if (!timedOut && point.minus(last).norm() >= TRACK_SPACING_METRES) {
      flownMetres += point.minus(last).norm();
      track.add(point);
    }
    timedOut = seconds - startSeconds >= limitSeconds;
  }

  /** How the flight ended; empty while it goes on. */
  synchronized Optional<FlightEnd> end() {
    if (routeWatch != null) {
      return routeWatch.end();
    }
    return timedOut ? Optional.of(FlightEnd.TIMED_OUT) : Optional.empty();
  }

  /** Along the route, or flown where there is none. */
  synchronized double distanceMetres() {
    return routeWatch != null ? routeWatch.distanceMetres() : flownMetres;
  }

  /** Where it has been, ENU metres. */
  synchronized List<Vector2> track() {
    return routeWatch != null ? routeWatch.track() : List.copyOf(track);
  }
}
