package io.drover.slam.posegraph;

/** Searches on other machines, which are let go when it is closed. One caller at a time. */
public interface ClusterSearch extends ConstraintSearch, AutoCloseable {
  @Override
  void close();
}
