package io.drover.slam.optimization;

import io.drover.core.geometry.Pose2;
import java.util.Arrays;

/**
 * First poses by dead reckoning along as few edges as possible from the fixed poses; robust edges
 * lead only to what no others reach. Where no edge leads, a pose stays and its part follows from
 * it.
 */
final class SpanningTree {
  private final Measurements edges;
  private final Configuration poses;
  private final boolean[] placed;

  /** Edges by pose. */
  private final int[] incidentStart;

  private final int[] incident;

  /** Poses in the order in which they were placed. */
  private final int[] queue;

  private int queued;
  private int followed;
  private int triedForRobust;

  private SpanningTree(PoseProblem problem, Measurements edges, Configuration poses) {
    this.edges = edges;
    this.poses = poses;
    this.placed = new boolean[problem.size()];
    this.queue = new int[problem.size()];
    this.incidentStart = new int[problem.size() + 1];
    for (int e = 0; e < edges.count(); e++) {
      incidentStart[edges.from(e) + 1]++;
      incidentStart[edges.to(e) + 1]++;
    }
    for (int i = 0; i < problem.size(); i++) {
      incidentStart[i + 1] += incidentStart[i];
    }
    this.incident = new int[2 * edges.count()];
    int[] fill = Arrays.copyOf(incidentStart, problem.size());
    for (int e = 0; e < edges.count(); e++) {
      incident[fill[edges.from(e)]++] = e;
      incident[fill[edges.to(e)]++] = e;
    }
    for (int i = 0; i < problem.size(); i++) {
      if (problem.fixed(i)) {
        queue(i);
      }
    }
  }

  /** Places a problem's poses. */
  static void place(PoseProblem problem, Measurements edges, Configuration poses) {
    SpanningTree tree = new SpanningTree(problem, edges, poses);
    int root = 0;
    while (tree.queued < problem.size()) {
      if (!tree.follow() && !tree.followOneRobust()) {
        while (tree.placed[root]) {
          root++;
        }
        tree.queue(root);
      }
    }
  }

  private void queue(int pose) {
    placed[pose] = true;
    queue[queued++] = pose;
  }

  /** Goes along edges that are not robust as far as they lead; whether they led anywhere. */
  private boolean follow() {
    int before = queued;
    while (followed < queued) {
      step(queue[followed++], false, queue.length);
    }
    return queued > before;
  }

  /** Goes along one robust edge; whether there was one. */
  private boolean followOneRobust() {
    while (triedForRobust < queued) {
      if (step(queue[triedForRobust], true, 1)) {
        return true;
      }
      triedForRobust++;
    }
    return false;
  }

  private boolean step(int pose, boolean robust, int atMost) {
    int before = queued;
    for (int p = incidentStart[pose]; p < incidentStart[pose + 1]; p++) {
      int e = incident[p];
      int other = edges.from(e) == pose ? edges.to(e) : edges.from(e);
      if (edges.robust(e) == robust && !placed[other] && queued - before < atMost) {
        Pose2 known = new Pose2(poses.x(pose), poses.y(pose), poses.theta(pose));
        Pose2 measured = edges.measurement(e);
        Pose2 found = known.compose(edges.from(e) == pose ? measured : measured.inverse());
        poses.set(other, found.x(), found.y(), found.theta());
        queue(other);
      }
    }
    return queued > before;
  }
}
