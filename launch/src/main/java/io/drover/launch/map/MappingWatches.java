package io.drover.launch.map;

import io.drover.slam.fusion.GlobalMerge;
import java.util.List;
import java.util.function.Consumer;

/** Several that look on. */
record MappingWatches(List<MappingWatch> all) implements MappingWatch {
  MappingWatches {
    all = List.copyOf(all);
  }

  private void each(Consumer<MappingWatch> told) {
    all.forEach(told);
  }

  @Override
  public void begins(GlobalMerge merge, long scans) {
    each(watch -> watch.begins(merge, scans));
  }

  @Override
  public void takes(long scans, double logSeconds) {
    each(watch -> watch.takes(scans, logSeconds));
  }

  @Override
  public void ends(GlobalMerge merge) {
    each(watch -> watch.ends(merge));
  }

  @Override
  public void edgeLost(String edge, String why) {
    each(watch -> watch.edgeLost(edge, why));
  }

  @Override
  public void robotMoved(int robot, String edge) {
    each(watch -> watch.robotMoved(robot, edge));
  }
}
