package io.drover.slam.posegraph;

import io.drover.slam.posegraph.Encounters.Meeting;
import io.drover.slam.stage.Stage;
import io.drover.slam.stage.StageCosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out by views where robots stand to each other, and puts them together there. */
final class Recognition {
  private final Groups groups;
  private final LoopClosing loops;
  private final Joining joining;
  private final StageCosts costs;
  private final Encounters encounters;

  /** By robot. */
  private final Map<Integer, List<View>> views = new HashMap<>();

  private final SecondLook again;

  Recognition(
      PoseGraphOptions options,
      Groups groups,
      LoopClosing loops,
      Joining joining,
      StageCosts costs) {
    this.groups = groups;
    this.loops = loops;
    this.joining = joining;
    this.costs = costs;
    this.encounters = new Encounters(options);
    this.again = new SecondLook(encounters, views);
  }

  /**
   * Looks whether a robot is where another one has been, or itself before.
   *
   * @param after the last scan that was added
   */
  void lookAround(Trajectory trajectory, ScanId after) {
    costs.measured(Stage.RECOGNITION, () -> look(trajectory, after));
  }

  private void look(Trajectory trajectory, ScanId after) {
    List<View> seen = views.computeIfAbsent(trajectory.robot(), robot -> new ArrayList<>());
    int last = seen.isEmpty() ? -1 : seen.get(seen.size() - 1).middle().id().index();
    Optional<View> next = View.next(trajectory, last);
    if (next.isPresent()) {
      seen.add(next.get());
      look(next.get(), true, after);
      loops.lookBack(next.get(), trajectory);
    }
  }

  /**
   * In the maps of all other groups; those that are found to be one meanwhile, once.
   *
   * @param edges whether what edges look for is left to them
   */
  private void look(View view, boolean edges, ScanId after) {
    int robot = view.middle().id().robot();
    for (Group other : groups.all()) {
      Group own = groups.of(robot);
      boolean left = edges && EdgeWork.recognises(other, view.middle());
      if (other != own && !left && groups.all().contains(other)) {
        encounters.look(view, own, other).ifPresent(meeting -> joining.join(meeting, after));
      }
    }
  }

  /** Looks once more for all that is not together: submaps may be finished that still grew. */
  void lookAgain(ScanId after) {
    int before = Integer.MAX_VALUE;
    while (groups.all().size() > 1 && groups.all().size() < before) {
      before = groups.all().size();
      groups.relax();
      costs.measured(
          Stage.RECOGNITION,
          () -> views.values().forEach(seen -> seen.forEach(view -> look(view, false, after))));
      settled().ifPresent(meeting -> joining.join(meeting, after));
    }
  }

  private Optional<Meeting> settled() {
    List<Group> all = groups.all();
    return all.stream()
        .flatMap(a -> all.stream().filter(b -> b != a).map(b -> encounters.settled(a, b)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Takes robots apart that stand elsewhere than all their views say.
   *
   * @return whether there were any
   */
  boolean scatter() {
    boolean any = false;
    for (MapMerge merge : merges()) {
      Group group = groups.of(merge.robots().get(0));
      if (group.robots().containsAll(merge.joining()) && refuted(merge)) {
        joining.forget(group.robots());
        groups.scatter(group);
        any = true;
      }
    }
    return any;
  }

  private boolean refuted(MapMerge merge) {
    Supplier<Boolean> looking =
        () -> again.refutes(trajectories(merge.robots()), trajectories(merge.joining()));
    return costs.measured(Stage.RECOGNITION, looking);
  }

  private List<Trajectory> trajectories(List<Integer> robots) {
    return robots.stream().map(groups::trajectory).toList();
  }

  /** How robots that are together came to be, in that order. */
  List<MapMerge> merges() {
    return joining.merges().stream().filter(this::holds).toList();
  }

  private boolean holds(MapMerge merge) {
    return merge.joining().stream().anyMatch(robot -> groups.of(robot).has(merge.robots().get(0)));
  }
}
