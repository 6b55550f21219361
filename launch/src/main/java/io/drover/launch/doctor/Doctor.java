package io.drover.launch.doctor;

import java.util.List;

/** Looks at everything that Drover needs, or works with. */
public final class Doctor {
  private final List<Check> checks;

  public Doctor(DoctorOptions options) {
    this.checks =
        List.of(
            new MachineCheck(),
            new NativesCheck(),
            new PortsCheck(),
            new BrokerCheck(options.broker()),
            new AirSimCheck(options.airsim()),
            new RosCheck(options),
            new ClockCheck(options.edges()));
  }

  /** Everything, in a sensible order; takes some seconds. */
  public List<Finding> look() {
    return checks.stream().flatMap(check -> check.look().stream()).toList();
  }
}
