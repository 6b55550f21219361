package io.drover.airsim.world;

/**
 * Someone who waits beside a path, crosses it, waits on the other side and comes back: a pure
 * function of time.
 *
 * @param x where its line meets the centre line
 * @param y where its line meets the centre line
 * @param heading of the path there, radians
 * @param reach distance from the centre line at which it waits, metres
 * @param speed metres per second while crossing
 * @param period seconds between two crossings
 * @param offset seconds added to the time
 */
record Crosser(
    String name,
    int id,
    double x,
    double y,
    double heading,
    double reach,
    double speed,
    double period,
    double offset,
    double halfLength,
    double halfWidth,
    double height,
    Finish finish) {

  /** Distance from the centre line, positive to the left. */
  double lateralMetres(double timeSeconds) {
    double cycle = Math.floor((timeSeconds + offset) / period);
    double since = timeSeconds + offset - cycle * period;
    double side = cycle % 2 == 0 ? 1 : -1;
    return side * Math.max(-reach, reach - speed * since);
  }

  Box at(double timeSeconds) {
    double lateral = lateralMetres(timeSeconds);
    return new Box(
        name,
        id,
        x - lateral * Math.sin(heading),
        y + lateral * Math.cos(heading),
        heading + Math.PI / 2,
        halfLength,
        halfWidth,
        0,
        height,
        finish);
  }

  /** Everywhere it ever is. */
  Box lane() {
    return new Box(
        name, id, x, y, heading + Math.PI / 2, reach + halfLength, halfWidth, 0, height, finish);
  }
}
