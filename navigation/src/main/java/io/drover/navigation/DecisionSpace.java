package io.drover.navigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The actions that a scheduler may choose from: every resolution on board, and every resolution ×
 * quality at each edge server. Numbered in that order, resolutions and qualities from high to low;
 * for A3D's three of each and one edge these are its twelve actions.
 *
 * <p>Edge servers infer alike: what an action makes of a frame is its {@link #fidelity}, whichever
 * of them does the work. Recordings know fidelities only.
 */
public final class DecisionSpace {
  private static final List<JpegQuality> A3D_QUALITIES =
      List.of(new JpegQuality(95), new JpegQuality(60), new JpegQuality(10));

  private final List<InputResolution> resolutions;
  private final List<JpegQuality> qualities;
  private final int edges;
  private final List<OffloadDecision> decisions;

  /**
   * A space of resolutions and qualities with one edge server, neither empty; order and repetition
   * do not matter.
   */
  public DecisionSpace(List<InputResolution> resolutions, List<JpegQuality> qualities) {
    this(resolutions, qualities, 1);
  }

  /** As {@link #DecisionSpace(List, List)}, with so many edge servers, at least one. */
  public DecisionSpace(List<InputResolution> resolutions, List<JpegQuality> qualities, int edges) {
    if (resolutions.isEmpty() || qualities.isEmpty()) {
      throw new IllegalArgumentException("a decision space needs a resolution and a quality");
    }
    if (edges < 1) {
      throw new IllegalArgumentException("a decision space needs an edge server, not " + edges);
    }
    this.resolutions = resolutions.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    this.qualities = qualities.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    List<OffloadDecision> all = new ArrayList<>();
    this.resolutions.forEach(r -> all.add(OffloadDecision.onboard(r)));
    for (int edge = 1; edge <= edges; edge++) {
      for (InputResolution resolution : this.resolutions) {
        for (JpegQuality quality : this.qualities) {
          all.add(OffloadDecision.edge(edge, resolution, quality));
        }
      }
    }
    this.edges = edges;
    this.decisions = List.copyOf(all);
  }

  /**
   * A3D's space for a network of a full side: 100%, 50% and 25% of it, at qualities 95, 60 and 10.
   */
  public static DecisionSpace a3d(int fullSide) {
    return new DecisionSpace(
        List.of(
            new InputResolution(fullSide),
            new InputResolution(fullSide / 2),
            new InputResolution(fullSide / 4)),
        A3D_QUALITIES);
  }

  /** The same resolutions and qualities with another number of edge servers. */
  public DecisionSpace withEdges(int number) {
    return number == edges ? this : new DecisionSpace(resolutions, qualities, number);
  }

  public int size() {
    return decisions.size();
  }

  /** How many edge servers there are to choose from. */
  public int edges() {
    return edges;
  }

  /** How many actions differ in what they make of a frame: the size with one edge server. */
  public int fidelities() {
    return resolutions.size() * (1 + qualities.size());
  }

  /** The number of the action of the first edge server that makes the same of a frame. */
  public int fidelity(int action) {
    int sent = action - resolutions.size();
    return sent < 0 ? action : resolutions.size() + sent % (resolutions.size() * qualities.size());
  }

  /** The decision of a number in [0, {@link #size()}). */
  public OffloadDecision decision(int action) {
    return decisions.get(action);
  }

  /** The number of a decision, or −1 if it is not of this space. */
  public int indexOf(OffloadDecision decision) {
    return decisions.indexOf(decision);
  }

  public List<OffloadDecision> decisions() {
    return decisions;
  }

  /** From high to low. */
  public List<InputResolution> resolutions() {
    return resolutions;
  }

  /** From high to low. */
  public List<JpegQuality> qualities() {
    return qualities;
  }

  public InputResolution highestResolution() {
    return resolutions.get(0);
  }

  public InputResolution lowestResolution() {
    return resolutions.get(resolutions.size() - 1);
  }

  /** On board at the highest resolution: what A3D's Local always does. */
  public OffloadDecision local() {
    return OffloadDecision.onboard(highestResolution());
  }

  /**
   * At the edge at the highest resolution and quality: what A3D's Offload does, and θ_gt's input.
   */
  public OffloadDecision reference() {
    return OffloadDecision.edge(highestResolution(), qualities.get(0));
  }

  /** The side of a resolution relative to the highest, in (0, 1]. */
  public double scale(InputResolution resolution) {
    return (double) resolution.side() / highestResolution().side();
  }
}
