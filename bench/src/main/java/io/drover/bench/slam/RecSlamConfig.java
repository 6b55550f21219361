package io.drover.bench.slam;

import io.drover.core.config.ConfigReader;
import io.drover.core.config.Doc;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.simulation.DriveOptions;
import io.drover.slam.simulation.LaserOptions;
import io.drover.slam.simulation.SimulatedRobotOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What RecSLAM's figures rest on and is not measured; {@code recslam.yaml} says where from. */
record RecSlamConfig(
    @Doc("of a robot's thread, relative to the measuring machine") double robotSpeed,
    @Doc("of an edge's thread, likewise") double edgeSpeed,
    @Doc("robots whose scans an edge works on at once") double edgeCores,
    @Doc("of a thread in the cloud, likewise") double cloudSpeed,
    @Doc("robots whose scans the cloud could work on at once") double cloudCores,
    @Doc("speeds of unequal edges, relative to edge_speed; one an edge") List<Double> unequalEdges,
    @Doc("all robots together to edges, bit/s") double wifiBitsPerSecond,
    @Doc("each edge to the cloud, bit/s") double backhaulBitsPerSecond,
    @Doc("all robots together to the cloud, bit/s") double wanBitsPerSecond,
    @Doc("of a sweep around the robot") int scanBeams,
    @Doc("sweeps a second") double scanRateHz,
    @Doc("farther away nothing is seen, metres") double scanRange,
    @Doc("of scans in a round") double roundSeconds,
    @Doc("that robots have explored when a round is measured") double exploreSeconds) {
  private static final String FILE = "recslam.yaml";

  /** The file's outermost key; what is below has no defaults, so that none is forgotten. */
  private record Document(Optional<RecSlamConfig> study) {}

  RecSlamConfig {
    unequalEdges = List.copyOf(unequalEdges);
    double[] positive = {
      robotSpeed,
      edgeSpeed,
      edgeCores,
      cloudSpeed,
      cloudCores,
      wifiBitsPerSecond,
      backhaulBitsPerSecond,
      wanBitsPerSecond,
      scanRateHz,
      scanRange,
      roundSeconds
    };
    boolean all = Arrays.stream(positive).allMatch(value -> value > 0 && Double.isFinite(value));
    if (!all || unequalEdges.isEmpty() || unequalEdges.stream().anyMatch(share -> !(share > 0))) {
      throw new IllegalArgumentException("speeds, rates and times are above 0");
    }
    if (!(exploreSeconds >= 2 * roundSeconds)) {
      throw new IllegalArgumentException(
          "explore_seconds is " + exploreSeconds + ": give two rounds at least");
    }
  }

  /** The committed one. */
  static RecSlamConfig committed() {
    try (InputStream in = RecSlamConfig.class.getResourceAsStream(FILE)) {
      return parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, FILE + " cannot be read", e);
    }
  }

  static RecSlamConfig parse(String source, String yaml) {
    return ConfigReader.parse(source, yaml, new Document(Optional.empty()))
        .study()
        .orElseThrow(
            () ->
                new DroverException(
                    ErrorCode.INVALID_CONFIG, source + ":1: key 'study' is missing: add it"));
  }

  int edges() {
    return unequalEdges.size();
  }

  int scansPerRound() {
    return (int) Math.max(1, Math.round(roundSeconds * scanRateHz));
  }

  /** The robot that is simulated. */
  SimulatedRobotOptions robot() {
    // the last beam is not the first one again
    double fov = 2 * Math.PI * (scanBeams - 1) / scanBeams;
    LaserOptions usual = LaserOptions.DEFAULT;
    LaserOptions laser =
        new LaserOptions(
            scanBeams,
            Optional.of(fov),
            scanRateHz,
            scanRange,
            usual.rangeSigma(),
            usual.missedShare(),
            usual.aheadMetres());
    return new SimulatedRobotOptions(laser, DriveOptions.DEFAULT);
  }

  /** The same with one speed so many times as high. */
  RecSlamConfig scaled(SpeedKnob knob, double factor) {
    return new RecSlamConfig(
        robotSpeed * (knob == SpeedKnob.ROBOT ? factor : 1),
        edgeSpeed * (knob == SpeedKnob.EDGE ? factor : 1),
        edgeCores,
        cloudSpeed * (knob == SpeedKnob.CLOUD ? factor : 1),
        cloudCores,
        unequalEdges,
        wifiBitsPerSecond * (knob == SpeedKnob.WIFI ? factor : 1),
        backhaulBitsPerSecond * (knob == SpeedKnob.BACKHAUL ? factor : 1),
        wanBitsPerSecond * (knob == SpeedKnob.BACKHAUL ? factor : 1),
        scanBeams,
        scanRateHz,
        scanRange,
        roundSeconds,
        exploreSeconds);
  }
}
