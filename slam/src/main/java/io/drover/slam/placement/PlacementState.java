package io.drover.slam.placement;

/**
 * A plan that a search changes step by step, with what each edge takes. Of two plans the better one
 * has the lower t_c and, where that is the same, the lower sum of squares over edges, which tells
 * whether a plan is closer to being improvable. One thread.
 */
final class PlacementState {
  /** A robot that is taken away, or added: none. */
  static final int NOBODY = -1;

  /** The edge of a robot that has none yet. */
  static final int NOWHERE = -1;

  private final RoundLatency latency;
  private final int[] edgeOf;
  private final RobotSet[] members;
  private final double[] seconds;
  private int used;
  private long evaluations;

  PlacementState(RoundLatency latency, int[] edgeOf) {
    this.latency = latency;
    this.edgeOf = edgeOf.clone();
    this.members = new RobotSet[latency.edges()];
    this.seconds = new double[latency.edges()];
    restore(edgeOf);
  }

  /** Becomes another plan. */
  void restore(int[] plan) {
    System.arraycopy(plan, 0, edgeOf, 0, edgeOf.length);
    for (int edge = 0; edge < members.length; edge++) {
      members[edge] = new RobotSet(edgeOf.length);
    }
    for (int robot = 0; robot < edgeOf.length; robot++) {
      if (edgeOf[robot] != NOWHERE) {
        members[edgeOf[robot]].add(robot);
      }
    }
    used = 0;
    for (int edge = 0; edge < members.length; edge++) {
      refresh(edge);
      used += members[edge].size() > 0 ? 1 : 0;
    }
  }

  private void refresh(int edge) {
    seconds[edge] = edgeSeconds(edge, members[edge], Double.POSITIVE_INFINITY);
  }

  private double edgeSeconds(int edge, RobotSet robots, double enough) {
    evaluations++;
    return latency.edgeSeconds(edge, robots, enough);
  }

  int robots() {
    return edgeOf.length;
  }

  int edges() {
    return members.length;
  }

  int edgeOf(int robot) {
    return edgeOf[robot];
  }

  RobotSet members(int edge) {
    return members[edge];
  }

  double seconds(int edge) {
    return seconds[edge];
  }

  /** How many groups have been costed so far: the search's measure of work. */
  long evaluations() {
    return evaluations;
  }

  int[] toArray() {
    return edgeOf.clone();
  }

  /** The edge that takes longest. */
  int bottleneck() {
    int slowest = 0;
    for (int edge = 1; edge < seconds.length; edge++) {
      slowest = seconds[edge] > seconds[slowest] ? edge : slowest;
    }
    return slowest;
  }

  Score score() {
    return scoreWith(0, seconds[0], 0, seconds[0], used);
  }

  /** The score if two edges took other times; the same edge twice is one. */
  Score scoreWith(int edge, double edgeSeconds, int other, double otherSeconds, int usedThen) {
    double slowest = 0;
    double squares = 0;
    for (int i = 0; i < seconds.length; i++) {
      double s = i == edge ? edgeSeconds : i == other ? otherSeconds : seconds[i];
      slowest = Math.max(slowest, s);
      squares += s * s;
    }
    return new Score(slowest + latency.cloudFusionSeconds(usedThen), squares);
  }

  int used() {
    return used;
  }

  /** What all robots' last stage takes if so many edges have robots. */
  double cloudSeconds(int usedThen) {
    return latency.cloudFusionSeconds(usedThen);
  }

  /** What an edge would take without one robot and with another; either may be nobody. */
  double secondsIf(int edge, int without, int with, double enough) {
    RobotSet robots = members[edge];
    change(robots, without, with);
    double result = edgeSeconds(edge, robots, enough);
    change(robots, with, without);
    return result;
  }

  private static void change(RobotSet robots, int without, int with) {
    if (without != NOBODY) {
      robots.remove(without);
    }
    if (with != NOBODY) {
      robots.add(with);
    }
  }

  /** Puts a robot that has no edge yet where the plan is best while all others stay. */
  void place(int robot) {
    int chosen = 0;
    Score best = Score.WORST;
    for (int edge = 0; edge < members.length; edge++) {
      double joined = secondsIf(edge, NOBODY, robot, Double.POSITIVE_INFINITY);
      int usedThen = used + (members[edge].size() == 0 ? 1 : 0);
      Score score = scoreWith(edge, joined, edge, joined, usedThen);
      if (score.betterThan(best)) {
        best = score;
        chosen = edge;
      }
    }
    used += members[chosen].size() == 0 ? 1 : 0;
    members[chosen].add(robot);
    edgeOf[robot] = chosen;
    refresh(chosen);
  }

  /** What an edge would take with the robots of others. */
  double secondsIf(int edge, RobotSet robots, double enough) {
    return edgeSeconds(edge, robots, enough);
  }

  void apply(Change change) {
    switch (change.kind()) {
      case MOVE -> move(change.first(), change.second());
      case SWAP -> {
        int edge = edgeOf[change.first()];
        move(change.first(), edgeOf[change.second()]);
        move(change.second(), edge);
      }
      case EXCHANGE -> {
        RobotSet robots = members[change.first()];
        members[change.first()] = members[change.second()];
        members[change.second()] = robots;
        relabel(change.first());
        relabel(change.second());
      }
      case MERGE -> {
        members[change.second()].addAll(members[change.first()]);
        members[change.first()] = new RobotSet(edgeOf.length);
        used--;
        relabel(change.first());
        relabel(change.second());
      }
    }
  }

  private void relabel(int edge) {
    for (int robot : members[edge].toArray()) {
      edgeOf[robot] = edge;
    }
    refresh(edge);
  }

  private void move(int robot, int edge) {
    int from = edgeOf[robot];
    members[from].remove(robot);
    used += members[edge].size() == 0 ? 1 : 0;
    used -= members[from].size() == 0 ? 1 : 0;
    members[edge].add(robot);
    edgeOf[robot] = edge;
    refresh(from);
    refresh(edge);
  }
}
