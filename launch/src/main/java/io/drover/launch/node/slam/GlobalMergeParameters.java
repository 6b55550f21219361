package io.drover.launch.node.slam;

import io.drover.core.config.Doc;
import java.util.Optional;

/** Private parameters of a {@code global_merge}. */
public record GlobalMergeParameters(
    @Doc("host:port where edges connect") String bind,
    @Doc(
            "may listen beyond this machine, where nothing is encrypted: for networks that are trusted")
        boolean insecure,
    @Doc("name of the map's frame") String mapFrame,
    @Doc("side of the map's cells, metres") double resolution,
    @Doc("between two maps at least, seconds; longer where drawing one takes a tenth of that")
        double mapSeconds,
    @Doc("how often tf is told where robots' odom frames are, 1/s") double tfRate,
    @Doc("how far ahead of now tf is told that, seconds, so that others need not wait")
        double tfAheadSeconds,
    @Doc("where save_map writes, and where the map is left at the end; null: save_map only, to .")
        Optional<String> folder) {
  static final int PORT = 50061;
  private static final double FINEST = 0.01;
  private static final double COARSEST = 1;
  private static final double MOST_RATE = 200;
  private static final double LONGEST_PAUSE = 3600;

  /** A cloud of this machine's edges. */
  public static final GlobalMergeParameters DEFAULT =
      new GlobalMergeParameters(
          "127.0.0.1:" + PORT, false, "map", 0.05, 1, 20, 0.1, Optional.empty());

  public GlobalMergeParameters {
    check("resolution", resolution, FINEST, COARSEST);
    check("map_seconds", mapSeconds, 0, LONGEST_PAUSE);
    check("tf_rate", tfRate, 1, MOST_RATE);
    check("tf_ahead_seconds", tfAheadSeconds, 0, 10);
    if (mapFrame.isEmpty() || mapFrame.startsWith("/")) {
      throw new IllegalArgumentException(
          "map_frame is '" + mapFrame + "': give a name without a slash before it, as map");
    }
  }

  private static void check(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(key + " is " + value + ": give " + least + " to " + most);
    }
  }
}
