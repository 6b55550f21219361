package io.drover.slam.fusion;

import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.Constraint.Kind;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SubmapId;
import io.drover.slam.posegraph.Visit;
import io.drover.slam.v1.Found;
import io.drover.slam.v1.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * An edge's own map of the robots that send to it: RecSLAM's preparative fusion. What it finds in
 * it is found once and for all; the cloud looks only for what robots of different edges have in
 * common. The map is begun anew when no robot is left. One thread.
 */
final class EdgeMap {
  private final PoseGraphOptions options;
  private final LongSupplier ids;
  private final List<Stay> stays = new ArrayList<>();

  /** By robot. */
  private final Map<Integer, Long> newest = new HashMap<>();

  private PoseGraph graph;
  private long edge;
  private int present;
  private int told;

  /**
   * One of nothing.
   *
   * @param ids no two of which are alike, here or on other edges
   */
  EdgeMap(PoseGraphOptions options, LongSupplier ids) {
    this.options = options;
    this.ids = ids;
    this.graph = new PoseGraph(options);
  }

  /** A robot has come, or come back: of where it was before nothing is known. */
  Stay begin() {
    if (present == 0) {
      graph = new PoseGraph(options);
      edge = ids.getAsLong();
      stays.clear();
      told = 0;
      newest.clear();
    }
    present++;
    Stay stay = new Stay(new Visit(edge, stays.size()));
    stays.add(stay);
    return stay;
  }

  /** What was found since the last time that this was asked. */
  List<Found> found() {
    List<Constraint> all = graph.constraints(told);
    told += all.size();
    return all.stream().filter(each -> each.kind() == Kind.INTER_SUBMAP).map(this::of).toList();
  }

  /** The newest scans of robots that something was found of. */
  List<Numbered> newest(List<Found> found) {
    return found.stream()
        .flatMap(each -> Stream.of(each.getRobot(), each.getSubmapRobot()))
        .distinct()
        .map(each -> Numbered.newBuilder().setRobot(each).setNumber(newest.get(each)).build())
        .toList();
  }

  private Found of(Constraint constraint) {
    ScanId scan = constraint.scan();
    SubmapId submap = constraint.submap();
    Stay stay = stays.get(submap.robot());
    return Found.newBuilder()
        .setRobot(stays.get(scan.robot()).robot)
        .setNumber(stays.get(scan.robot()).numbers.get(scan.index()))
        .setSubmapRobot(stay.robot)
        .setSubmap(stay.firstSubmap + submap.index())
        .setPose(Wire.of(constraint.pose()))
        .build();
  }

  /** One robot here, from its first scan to its last. */
  final class Stay {
    private final Visit visit;
    private final List<Long> numbers = new ArrayList<>();
    private int robot;
    private int firstSubmap;
    private boolean left;

    private Stay(Visit visit) {
      this.visit = visit;
    }

    Visit visit() {
      return visit;
    }

    /**
     * Adds a scan that submaps hold.
     *
     * @param of the robot
     * @param number that everybody knows the scan by
     */
    void add(int of, long number, LocalScan scan) {
      if (numbers.isEmpty()) {
        robot = of;
        firstSubmap = scan.submaps().get(0).index();
      }
      numbers.add(number);
      newest.put(of, number);
      ScanId unused = graph.add(visit.number(), scan, Optional.empty());
    }

    /** No scan comes any more. */
    void finish(List<Submap> last) {
      graph.finish(visit.number(), last);
    }

    /** Is not here any more; once. */
    void leave() {
      if (!left) {
        left = true;
        present--;
      }
    }
  }
}
