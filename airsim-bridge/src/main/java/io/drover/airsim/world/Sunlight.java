package io.drover.airsim.world;

import java.util.List;
import java.util.SplittableRandom;

/** How much light falls on the ground and on upright faces. */
final class Sunlight {
  private static final double AMBIENT = 0.52;
  private static final double SHADOW_REACH_METRES = 40;

  private final Route route;
  private final PathField path;
  private final SolidGrid solids;
  private final List<Crown> crowns;
  private final Noise leaves;
  private final double dx;
  private final double dy;
  private final double dz;

  Sunlight(Route route, PathField path, SolidGrid solids, List<Crown> crowns, long seed) {
    this.route = route;
    this.path = path;
    this.solids = solids;
    this.crowns = crowns;
    this.leaves = new Noise(seed + 1);
    SplittableRandom random = new SplittableRandom(seed + 2);
    double azimuth = 2 * Math.PI * random.nextDouble();
    double elevation = Math.toRadians(35 + 25 * random.nextDouble());
    dx = Math.cos(elevation) * Math.cos(azimuth);
    dy = Math.cos(elevation) * Math.sin(azimuth);
    dz = Math.sin(elevation);
  }

  /** The crowns whose shadow may fall into a square. */
  List<Crown> casting(double minX, double minY, double sizeMetres) {
    return crowns.stream()
        .filter(
            crown -> {
              double x = shadowX(crown);
              double y = shadowY(crown);
              double reach = 3 * crown.radius();
              return x > minX - reach
                  && x < minX + sizeMetres + reach
                  && y > minY - reach
                  && y < minY + sizeMetres + reach;
            })
        .toList();
  }

  private double shadowX(Crown crown) {
    return crown.x() - dx / dz * (crown.bottom() + crown.top()) / 2;
  }

  private double shadowY(Crown crown) {
    return crown.y() - dy / dz * (crown.bottom() + crown.top()) / 2;
  }

  /** Light on the ground, 1 in full sun. */
  float onGround(double x, double y, List<Crown> casting) {
    double tunnel = tunnelLight(x, y);
    if (tunnel < 1) {
      return (float) (0.8 * tunnel);
    }
    double reach = SHADOW_REACH_METRES;
    if (solids.ray(x, y, 0.02, dx, dy, dz, reach) < reach) {
      return (float) AMBIENT;
    }
    double sun = 1;
    for (Crown crown : casting) {
      // the shadow of a ball is an ellipse, longer away from the sun
      double ex = x - shadowX(crown);
      double ey = y - shadowY(crown);
      double along = (ex * dx + ey * dy) / Math.hypot(dx, dy);
      double across2 = ex * ex + ey * ey - along * along;
      double tall = (crown.top() - crown.bottom()) / 2 * Math.hypot(dx, dy) / dz + crown.radius();
      double inside =
          1 - along * along / (tall * tall) - across2 / (crown.radius() * crown.radius());
      if (inside > -0.3) {
        double gaps = leaves.octaves(x, y, 1.2, 3, 0);
        sun = Math.min(sun, 1 - Math.max(0, Math.min(1, 1.6 * inside + 0.7 * gaps + 0.2)));
      }
    }
    return (float) (AMBIENT + (1 - AMBIENT) * sun);
  }

  private double tunnelLight(double x, double y) {
    int sample = path.nearest(x, y);
    return sample < 0 ? 1 : Tunnel.light(route, path.arc(sample, x, y), path.lateral(sample, x, y));
  }

  /** Light on an upright or level face, seen just outside its middle. */
  float onFace(double x, double y, double nx, double ny, double nz) {
    double tunnel = tunnelLight(x + 0.1 * nx, y + 0.1 * ny);
    double sun = Math.max(0, nx * dx + ny * dy + nz * dz);
    double sky = nz < 0 ? 0.35 : 0.5 + 0.15 * nz;
    return (float) (tunnel < 1 && nz <= 0 ? 0.85 * tunnel : sky + 0.6 * sun);
  }
}
