package io.drover.bench.slam;

import java.util.List;

/**
 * What others reach on the same data. The measured ones were measured with the same relations on
 * two cores of an AMD EPYC and stand in the data's own README; CPU seconds are good to 30%.
 */
final class Published {
  private static final String MEASURED = "measured by others, 2 cores of an EPYC";
  private static final double UNKNOWN = Double.NaN;

  private Published() {}

  /**
   * A system's error on the relations of a log.
   *
   * @param source whose figure it is
   * @param metres mean of the translational error
   * @param metresDeviation NaN where it is not known, as all others
   * @param degrees mean of the rotational error
   */
  record Accuracy(
      String system,
      String source,
      double metres,
      double metresDeviation,
      double degrees,
      double degreesDeviation,
      double cpuSeconds) {}

  /**
   * Cartographer's error on relations between the robots of a cut log.
   *
   * @param merged robots in one map
   */
  record MultiRobot(int robots, int merged, String system, double metres, double cpuSeconds) {}

  /**
   * A pose graph.
   *
   * @param chiSquared its least Σ eᵀΩe, as g2o prints it
   * @param g2oSeconds that g2o's Gauss–Newton with CHOLMOD takes to come within 0.1% of it
   * @param ceresSeconds of CPU time of Ceres's Levenberg–Marquardt
   */
  record Graph(double chiSquared, double g2oSeconds, double ceresSeconds) {
    static final Graph UNKNOWN_GRAPH = new Graph(UNKNOWN, UNKNOWN, UNKNOWN);
  }

  static List<Accuracy> accuracy(String log) {
    if (!"intel-part1".equals(log)) {
      return List.of();
    }
    return List.of(
        new Accuracy("MRPT icp-slam", MEASURED, 1.41, 2.28, 11.5, UNKNOWN, 1.5),
        new Accuracy("GMapping, 30 particles, best", MEASURED, 0.027, UNKNOWN, 1.03, UNKNOWN, 50),
        new Accuracy("Karto, slam_toolbox defaults", MEASURED, 0.0373, 0.0682, 0.92, UNKNOWN, 6),
        new Accuracy("Karto, open_karto defaults", MEASURED, 0.0237, 0.0188, 0.63, UNKNOWN, 24),
        new Accuracy("Cartographer, tuned", MEASURED, 0.0190, 0.0123, 0.260, 0.231, 37),
        new Accuracy(
            "Cartographer, whole log",
            "published, Hess et al. 2016",
            0.0229,
            0.0239,
            0.453,
            1.335,
            UNKNOWN),
        new Accuracy(
            "graph mapping, whole log",
            "published, Kümmerle et al. 2009",
            0.031,
            0.026,
            UNKNOWN,
            UNKNOWN,
            UNKNOWN));
  }

  static List<MultiRobot> multiRobot(String log) {
    if (!"intel-part1".equals(log)) {
      return List.of();
    }
    return List.of(
        new MultiRobot(2, 2, "Cartographer", 0.030, 70),
        new MultiRobot(3, 1, "Cartographer, default search rate", UNKNOWN, UNKNOWN),
        new MultiRobot(3, 3, "Cartographer, 10 times the rate", 0.026, 242),
        new MultiRobot(4, 4, "Cartographer", 0.056, 254));
  }

  static Graph graph(String name) {
    return switch (name) {
      case "M3500" -> new Graph(146.077, 0.032, 0.17);
      case "intel" -> new Graph(45.005, 0.007, 0.05);
      case "CSAIL" -> new Graph(40.555, 0.004, 0.02);
      default -> Graph.UNKNOWN_GRAPH;
    };
  }
}
