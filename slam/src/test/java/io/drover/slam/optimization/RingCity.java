package io.drover.slam.optimization;

import io.drover.core.geometry.Pose2;
import io.drover.slam.log.G2oFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A public graph with its true poses; its loops may be wrong, and false ones can be added. */
record RingCity(PoseProblem read, List<Pose2> truth) {
  /** Poses of one robot that a false loop leaves between its ends at least. */
  private static final int APART = 50;

  /** Metres that a false loop is off at least; nearer ones agree with odometry now and then. */
  private static final double FALSE_BY = 20;

  private static final Information FALSE = new Information(100, 0, 0, 100, 0, 131.3);

  static RingCity read(Path folder) throws IOException {
    List<Pose2> truth =
        Files.readAllLines(folder.resolve("ringCity_groundTruth_poses.txt")).stream()
            .map(line -> line.trim().split("\\s+"))
            .map(
                fields ->
                    new Pose2(
                        Double.parseDouble(fields[1]),
                        Double.parseDouble(fields[2]),
                        Double.parseDouble(fields[3])))
            .toList();
    return new RingCity(G2oFile.read(folder.resolve("ringCity.g2o")), truth);
  }

  PoseProblem problem() {
    PoseProblem problem = new PoseProblem();
    for (int i = 0; i < read.size(); i++) {
      problem.add(read.poses().get(i), read.fixed(i));
    }
    for (PoseEdge edge : read.edges()) {
      boolean loop = edge.to() != edge.from() + 1;
      problem.add(
          new PoseEdge(edge.from(), edge.to(), edge.measurement(), edge.information(), loop));
    }
    return problem;
  }

  /**
   * Adds loops between stretches that do not meet: those of one group say the same of two
   * stretches, as a hall that looks like another makes a matcher do.
   */
  void addFalseLoops(PoseProblem problem, int count, int group, SplittableRandom random) {
    int added = 0;
    while (added < count) {
      int from = random.nextInt(truth.size() - group);
      int to = random.nextInt(truth.size() - group);
      if (Math.abs(from - to) < APART) {
        continue;
      }
      Pose2 seen =
          new Pose2(random.nextDouble(-5, 5), random.nextDouble(-5, 5), random.nextDouble(-3, 3));
      Pose2 off = seen.between(truth.get(from).between(truth.get(to)));
      if (Math.hypot(off.x(), off.y()) < FALSE_BY) {
        continue;
      }
      for (int k = 0; k < group && added < count; k++) {
        Pose2 fromFirst = truth.get(from + k).between(truth.get(from));
        Pose2 toLast = truth.get(to).between(truth.get(to + k));
        Pose2 measured = fromFirst.compose(seen).compose(toLast);
        problem.add(new PoseEdge(from + k, to + k, measured, FALSE, true));
        added++;
      }
    }
  }

  /** Root of the mean squared distance from the true poses, metres, without alignment. */
  double error(PoseProblem problem) {
    double sum = 0;
    for (int i = 0; i < truth.size(); i++) {
      Pose2 pose = problem.poses().get(i);
      double off = Math.hypot(pose.x() - truth.get(i).x(), pose.y() - truth.get(i).y());
      sum += off * off;
    }
    return Math.sqrt(sum / truth.size());
  }
}
