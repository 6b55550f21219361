package io.drover.ros.tcp;

/**
 * How long a node waits.
 *
 * @param masterSeconds for a master to answer at the start
 * @param pollSeconds between looks whether the master still knows the node
 */
public record NodeOptions(double masterSeconds, double pollSeconds) {
  /** As robots use it. */
  public static final NodeOptions DEFAULT = new NodeOptions(30, 3);
}
