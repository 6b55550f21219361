package io.drover.launch.node;

import io.drover.core.error.DroverException;
import io.drover.ros.RosNode;

/**
 * What a type of node does.
 *
 * @param <C> its private parameters, a key each
 */
public interface NodeProgram<C extends Record> {
  /** The node's type, and its name unless it is given another. */
  String type();

  /** Parameters that are not set. */
  C defaults();

  /**
   * Begins its work; returns soon.
   *
   * @param end told if the node comes to its end by itself
   * @return what ends it, while the node can still speak
   * @throws DroverException if it cannot begin
   */
  Running start(RosNode node, C parameters, NodeEnd end);

  /** A program at work. */
  @FunctionalInterface
  interface Running extends AutoCloseable {
    @Override
    void close();
  }
}
