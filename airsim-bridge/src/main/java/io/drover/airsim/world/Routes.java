package io.drover.airsim.world;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The routes that come with the world, generated ones, and those of users. */
public final class Routes {
  private static final double CAMPUS_METRES = 300;
  private static final double COASTLINE_METRES = 1200;

  /** Degrees (positive left) and radius of the coastline's turns: no heading is beyond ±50°. */
  private static final double[][] COASTLINE_TURNS = {
    {30, 18}, {-45, 12}, {60, 9}, {-90, 5}, {45, 25}, {40, 10}, {-80, 7}, {35, 30},
    {50, 8}, {-90, 4.5}, {30, 40}, {60, 6}, {-75, 10}, {-20, 20}, {90, 4}, {-50, 14},
  };

  /** Relative lengths of the straights before, between and after the turns. */
  private static final double[] COASTLINE_STRAIGHTS = {
    60, 40, 55, 70, 35, 60, 45, 80, 50, 65, 40, 75, 55, 30, 70, 60, 70,
  };

  private Routes() {}

  /** What {@link #named} knows. */
  public static List<String> names() {
    return List.of("campus", "coastline");
  }

  /**
   * A route that comes with the world: {@code campus} (300 m, straights and right angles) or {@code
   * coastline} (1200 m, 16 turns and a tunnel).
   */
  public static Route named(String name) {
    return switch (name) {
      case "campus" -> campus();
      case "coastline" -> coastline();
      default ->
          throw new DroverException(
              ErrorCode.INVALID_ARGUMENT,
              "no route is named " + name + ": use one of " + names() + " or a route file");
    };
  }

  private static Route campus() {
    double[] straights = {40, 30, 35, 30, 35, 30, 35, 26.5};
    int[] sides = {1, -1, -1, 1, 1, -1, -1};
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      segments.add(Segment.straight(straights[i]));
      segments.add(Segment.turn(sides[i] * Math.PI / 2, 3.5));
    }
    segments.add(Segment.straight(straights[sides.length]));
    return new Route(
        "campus",
        2.5,
        Setting.CAMPUS,
        1,
        List.of(),
        new Vector2(0, 0),
        0,
        stretched(segments, CAMPUS_METRES));
  }

  private static Route coastline() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < COASTLINE_TURNS.length; i++) {
      segments.add(Segment.straight(COASTLINE_STRAIGHTS[i]));
      segments.add(Segment.turn(Math.toRadians(COASTLINE_TURNS[i][0]), COASTLINE_TURNS[i][1]));
    }
    segments.add(Segment.straight(COASTLINE_STRAIGHTS[COASTLINE_TURNS.length]));
    return new Route(
        "coastline",
        2.5,
        Setting.COAST,
        2,
        List.of(new TunnelSection(545, 625)),
        new Vector2(0, 0),
        0,
        stretched(segments, COASTLINE_METRES));
  }

  /** Scales the straights so that the whole has a length; arcs stay as they are. */
  private static List<Segment> stretched(List<Segment> segments, double lengthMetres) {
    double arcs = 0;
    double straights = 0;
    for (Segment segment : segments) {
      if (segment.curvaturePerMetre() == 0) {
        straights += segment.lengthMetres();
      } else {
        arcs += segment.lengthMetres();
      }
    }
    double factor = (lengthMetres - arcs) / straights;
    return segments.stream()
        .map(
            segment ->
                segment.curvaturePerMetre() == 0
                    ? Segment.straight(segment.lengthMetres() * factor)
                    : segment)
        .toList();
  }

  /**
   * A route with turns like those of the named ones, for training. Half of the seeds look like a
   * campus, half like a coast, some of these with a tunnel.
   *
   * @param lengthMetres ≥ 30
   */
  public static Route random(long seed, double lengthMetres) {
    if (!(lengthMetres >= 30) || lengthMetres > 20_000) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "a random route is 30 to 20000 m long, not " + lengthMetres + ": give another length");
    }
    SplittableRandom random = new SplittableRandom(seed);
    boolean campus = random.nextBoolean();
    List<Segment> segments = new ArrayList<>();
    double headingDegrees = 0;
    double total = 0;
    while (total < lengthMetres) {
      Segment straight = Segment.straight(random.nextDouble(campus ? 12 : 6, campus ? 40 : 60));
      double degrees = turnDegrees(random, campus, headingDegrees);
      double radius =
          campus
              ? random.nextDouble(3, 4.5)
              : random.nextDouble(4, Math.abs(degrees) > 60 ? 12 : 35);
      Segment turn = Segment.turn(Math.toRadians(degrees), radius);
      for (Segment next : List.of(straight, turn)) {
        double left = lengthMetres - total;
        if (left > 0.01) {
          segments.add(new Segment(Math.min(left, next.lengthMetres()), next.curvaturePerMetre()));
          total += Math.min(left, next.lengthMetres());
        }
      }
      headingDegrees += degrees;
    }
    List<TunnelSection> tunnels = new ArrayList<>();
    if (!campus && lengthMetres > 150 && random.nextBoolean()) {
      double from = random.nextDouble(30, lengthMetres - 110);
      tunnels.add(new TunnelSection(from, from + random.nextDouble(40, 80)));
    }
    return new Route(
        "random-" + seed,
        2.5,
        campus ? Setting.CAMPUS : Setting.COAST,
        seed,
        tunnels,
        new Vector2(0, 0),
        0,
        segments);
  }

  /**
   * Never further than 90° from east on a campus and 50° on a coast, so a route meets no part of
   * itself.
   */
  private static double turnDegrees(SplittableRandom random, boolean campus, double heading) {
    if (campus) {
      double side = random.nextBoolean() ? 90 : -90;
      return Math.abs(heading + side) > 100 ? -side : side;
    }
    double target = random.nextDouble(12, 50) * (heading > 0 ? -1 : 1);
    return random.nextDouble() < 0.25 && Math.abs(heading) < 25
        ? Math.copySign(random.nextDouble(10, 22), heading == 0 ? 1 : heading)
        : target - heading;
  }

  /**
   * Reads a user's route; {@code example-route.yaml} beside this class documents the format.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, {@code MALFORMED_FILE} if it is not YAML, or
   *     {@code INVALID_CONFIG} with the file, line and key to change
   */
  public static Route load(Path yaml) {
    return new RouteFile(yaml).read();
  }
}
