package io.drover.ros.tcp;

/**
 * How a node behaves beyond what ROS prescribes.
 *
 * @param masterSeconds for a master to answer at the start
 * @param pollSeconds between looks whether the master still knows the node
 * @param leavesAtExit whether it leaves the graph as soon as the process is told to end; otherwise
 *     its owner closes it, after its last words
 */
public record NodeOptions(double masterSeconds, double pollSeconds, boolean leavesAtExit) {
  /** As robots use it. */
  public static final NodeOptions DEFAULT = new NodeOptions(30, 3, true);

  /** The same, closed by its owner. */
  public NodeOptions closedByOwner() {
    return new NodeOptions(masterSeconds, pollSeconds, false);
  }
}
