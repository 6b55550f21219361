package io.drover.bench.edge;

import java.util.List;

/** The sections that there are. */
final class EdgeSections {
  /** In the order in which they are run and read. */
  static final List<EdgeSection> ALL =
      List.of(
          new SwarmSection("swarm", "Swarms", "on board 0.70 s a frame of 448²", 1),
          new SwarmSection(
              "slow-swarm",
              "Swarms of slow drones",
              "on board six times as slow, 4.2 s a frame of 448², so that they need the edge",
              6),
          new LoadSection(),
          new SharesSection(),
          new HostileSection(),
          new FaultsSection());

  private EdgeSections() {}
}
