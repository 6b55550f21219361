package io.drover.launch.flight;

import io.drover.edge.container.EmulatedDevice;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.perception.EdgeCost;

/**
 * Which of a lockstep flight's edges each drone's frames go to. Drones at the same edge share its
 * cores evenly. Any thread, one at a time on virtual time.
 */
final class EdgeCrowd {
  private final EmulatedDevice device;
  private final double cores;
  private final int[] edgeOf;

  /**
   * All drones at the first edge.
   *
   * @param device what an edge is when one drone has all its cores
   * @param cores of each edge
   */
  EdgeCrowd(EmulatedDevice device, double cores, int drones) {
    this.device = device;
    this.cores = cores;
    this.edgeOf = new int[drones];
  }

  /** What an edge costs a drone, numbers from 0: with those who are there, and itself. */
  EdgeCost cost(int drone, int edge) {
    return new EdgeCost() {
      @Override
      public double inferenceSeconds(double scale) {
        return device.profile().secondsAt(scale) * device.slowdown(share());
      }

      @Override
      public ResourceShare share() {
        return new ResourceShare(cores / (1 + others(drone, edge)));
      }

      @Override
      public void entered() {
        move(drone, edge);
      }
    };
  }

  private synchronized void move(int drone, int edge) {
    edgeOf[drone] = edge;
  }

  private synchronized int others(int drone, int edge) {
    int others = 0;
    for (int other = 0; other < edgeOf.length; other++) {
      others += other != drone && edgeOf[other] == edge ? 1 : 0;
    }
    return others;
  }
}
