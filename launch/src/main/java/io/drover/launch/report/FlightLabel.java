package io.drover.launch.report;

/**
 * Which flight a record belongs to.
 *
 * @param policy that decided
 * @param flight number of the flight, from 0
 * @param drone name
 */
public record FlightLabel(String policy, int flight, String drone) {
  public FlightLabel {
    if (policy.isBlank() || drone.isBlank() || flight < 0) {
      throw new IllegalArgumentException("a flight needs a policy, a number from 0 and a drone");
    }
  }
}
