package io.drover.slam.fusion;

import io.grpc.Channel;

/** Knows the edges that robots may send to. Any thread. */
public interface EdgeDirectory {
  /** An edge that a robot may send to. */
  interface Edge {
    /** To its {@link EdgeFusionService}. */
    Channel channel();
  }

  /**
   * Where a robot is to send its scans.
   *
   * @throws io.drover.core.error.DroverException {@code UNREACHABLE} if no edge is left
   */
  Edge edgeFor(int robot);

  /**
   * An edge has ended a robot's call, or does not answer.
   *
   * @param why in one line
   */
  void failed(int robot, Edge edge, String why);
}
