package io.drover.slam.posegraph;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Scans of other visits that were found in a submap. */
final class FoundScans {
  private final Map<Integer, TreeSet<Integer>> byRobot = new HashMap<>();

  void add(ScanId scan) {
    byRobot.computeIfAbsent(scan.robot(), robot -> new TreeSet<>()).add(scan.index());
  }

  void remove(ScanId scan) {
    TreeSet<Integer> scans = byRobot.get(scan.robot());
    if (scans != null) {
      scans.remove(scan.index());
    }
  }

  /** Whether one of so many scans around, or the scan itself, is among them. */
  boolean near(ScanId scan, int around) {
    TreeSet<Integer> others = byRobot.get(scan.robot());
    Integer near = others == null ? null : others.ceiling(scan.index() - around + 1);
    return near != null && near < scan.index() + around;
  }
}
