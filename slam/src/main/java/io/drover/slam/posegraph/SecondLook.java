package io.drover.slam.posegraph;

import io.drover.slam.posegraph.Encounters.Meeting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks again at how robots were put together, when all has been seen. The first views that agreed
 * may have been of a place that looks like another, above all on an edge, which has seen little of
 * its robots; views that came later were of no use then.
 */
final class SecondLook {
  /**
   * Whose maps go together better are not looked at again. Measured: 0.98 and more where robots of
   * real buildings stood right, 0.89 where one was turned around in a room with a bay.
   */
  private static final double DOUBTED = 0.97;

  private final Encounters encounters;

  /** By robot. */
  private final Map<Integer, List<View>> views;

  SecondLook(Encounters encounters, Map<Integer, List<View>> views) {
    this.encounters = encounters;
    this.views = views;
  }

  /**
   * Whether all views together say that robots stand elsewhere.
   *
   * @param some that share a frame
   * @param others of the same frame
   */
  boolean refutes(List<Trajectory> some, List<Trajectory> others) {
    Group one = new Group(some);
    Group other = new Group(others);
    if (Acceptance.of(one.map().grid(), other.map().grid()).index() > DOUBTED) {
      return false;
    }
    look(one, other);
    look(other, one);
    return encounters.settled(one, other).map(SecondLook::elsewhere).orElse(false);
  }

  private void look(Group own, Group other) {
    own.trajectories().stream()
        .flatMap(robot -> seen(robot.robot()))
        .forEach(view -> encounters.look(view, own, other));
  }

  private Stream<View> seen(int robot) {
    return views.getOrDefault(robot, List.of()).stream();
  }

  private static boolean elsewhere(Meeting meeting) {
    return meeting.sightings().stream().noneMatch(Sighting::here);
  }
}
