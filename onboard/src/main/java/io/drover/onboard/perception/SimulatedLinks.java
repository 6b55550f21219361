package io.drover.onboard.perception;

import io.drover.core.id.EdgeId;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.scheduler.DecisionState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A drone's simulated edge servers and links. Where decisions name one of several, that one is
 * meant; where they know of one only, all stand for it, and an {@link EdgeSelector} says which is
 * used. Numbers are from 0. One thread.
 */
final class SimulatedLinks {
  private final List<SimulatedEdge> edges;
  private final List<SimulatedUplink> uplinks = new ArrayList<>();
  private final boolean alternatives;
  private final HandoverOptions options;
  private final EdgeSelector selector;
  private double missedSeconds;
  private long typicalBytes = Perception.PROBE_BYTES;
  private double typicalScale;
  private double nextStandBySeconds = Double.NEGATIVE_INFINITY;

  /**
   * Links that are free.
   *
   * @param named how many edge servers decisions can name: as many as there are, or one
   * @param lowestScale of an image
   */
  SimulatedLinks(
      List<SimulatedEdge> edges,
      int named,
      double lowestScale,
      HandoverOptions options,
      double nowSeconds) {
    if (edges.size() != named && named != 1) {
      throw new IllegalArgumentException(
          "%d edge servers for decisions among %d".formatted(edges.size(), named));
    }
    this.edges = List.copyOf(edges);
    this.alternatives = edges.size() > named;
    this.options = options;
    // what it knows of the others is never old, so that drones do not move together
    this.selector = new EdgeSelector(options, () -> 0);
    this.typicalScale = lowestScale;
    for (SimulatedEdge edge : edges) {
      SimulatedUplink uplink = new SimulatedUplink();
      uplink.start(edge.link().trace(), nowSeconds);
      uplinks.add(uplink);
    }
  }

  SimulatedEdge edge(int number) {
    return edges.get(number);
  }

  SimulatedUplink uplink(int number) {
    return uplinks.get(number);
  }

  EdgeId name(int number) {
    return new EdgeId("edge" + (number + 1));
  }

  /** Chooses anew, if there is anything to choose. */
  void choose(double nowSeconds) {
    if (!alternatives) {
      return;
    }
    int before = selector.present();
    int now = selector.choose(nowSeconds, outlooks(nowSeconds));
    if (now != before) {
      missedSeconds = 0;
      nextStandBySeconds = Double.NEGATIVE_INFINITY;
      edges.get(now).cost().entered();
    }
  }

  /** The edge server that a decision of location edge means. */
  int number(OffloadDecision decision) {
    return alternatives ? selector.present() : decision.edge() - 1;
  }

  private List<EdgeOutlook> outlooks(double nowSeconds) {
    return IntStream.range(0, edges.size())
        .mapToObj(
            number ->
                new EdgeOutlook(
                    true,
                    number == selector.present() ? missedSeconds : 0,
                    8.0 * typicalBytes / uplinks.get(number).bitsPerSecond(nowSeconds)
                        + edges.get(number).roundTripSeconds()
                        + edges.get(number).cost().inferenceSeconds(typicalScale)))
        .toList();
  }

  /** A frame is about to be sent: what the next choices go by. */
  void typical(long bytes, double scale) {
    typicalBytes = bytes;
    typicalScale = scale;
  }

  /** A frame was answered. */
  void answered() {
    missedSeconds = 0;
  }

  /** A frame was waited for in vain. */
  void missed(double seconds) {
    missedSeconds = seconds;
  }

  /** As measured, bit/s, of the edge servers that decisions can name. */
  double[] bitsPerSecond(double nowSeconds) {
    return alternatives
        ? new double[] {uplinks.get(selector.present()).bitsPerSecond(nowSeconds)}
        : uplinks.stream().mapToDouble(link -> link.bitsPerSecond(nowSeconds)).toArray();
  }

  /** The edge server that a state is told of. */
  SimulatedEdge fastest(double[] bitsPerSecond) {
    return edges.get(alternatives ? selector.present() : DecisionState.fastest(bitsPerSecond));
  }

  /** Sends a probe over each free link that a decision leaves unused; returns the bytes sent. */
  long probeUnused(OffloadDecision decision, double nowSeconds) {
    if (alternatives) {
      long present = decision.offloaded() ? 0 : uplinks.get(selector.present()).probe(nowSeconds);
      return present + tendReserve(nowSeconds);
    }
    long bytes = 0;
    for (int number = 0; number < edges.size(); number++) {
      bytes += number == decision.edge() - 1 ? 0 : uplinks.get(number).probe(nowSeconds);
    }
    return bytes;
  }

  /** Measures what is held in reserve if it is time to; returns the bytes sent. */
  long tendReserve(double nowSeconds) {
    if (!alternatives || nowSeconds < nextStandBySeconds) {
      return 0;
    }
    nextStandBySeconds = nowSeconds + options.standBySeconds();
    long bytes = 0;
    for (int number = 0; number < edges.size(); number++) {
      if (number != selector.present()) {
        bytes += uplinks.get(number).probe(nowSeconds);
      }
    }
    return bytes;
  }
}
