package io.drover.rl.flight;

import io.drover.core.config.Doc;
import java.util.SplittableRandom;

/**
 * How flights of the training differ from the recorded ones, so that one policy serves cameras,
 * networks, devices and speeds that it never met. Each is drawn once per episode, evenly in its
 * logarithm.
 */
public record DomainRandomisation(
    @Doc("share of episodes that fly under the nominal conditions instead, 0 to 1")
        double nominalShare,
    @Doc("factor on the bytes of frames: other cameras and networks have other sizes")
        Range byteScale,
    @Doc("factor on the speed at which a profile is flown") Range playbackSpeed,
    @Doc("factor on the rates of traces") Range bandwidthScale,
    @Doc("factor on inference seconds on board") Range droneFactor,
    @Doc("factor on inference seconds at the edge") Range edgeFactor,
    @Doc("round trip of an empty message, seconds") Range roundTripSeconds,
    @Doc("cores that the edge grants") Range cores) {
  /** Nothing differs. */
  public static final DomainRandomisation NONE =
      new DomainRandomisation(
          1,
          Range.only(1),
          Range.only(1),
          Range.only(1),
          Range.only(1),
          Range.only(1),
          Range.only(0.03),
          Range.only(4));

  /** What the shipped policy is trained with. */
  public static final DomainRandomisation DEFAULT =
      new DomainRandomisation(
          0.25,
          new Range(0.1, 2),
          new Range(0.5, 2),
          new Range(0.5, 2),
          new Range(0.5, 2),
          new Range(0.5, 2),
          new Range(0.01, 0.08),
          new Range(0.8, 4));

  public DomainRandomisation {
    if (!(nominalShare >= 0 && nominalShare <= 1)) {
      throw new IllegalArgumentException(
          "nominal_share is " + nominalShare + ": give a number from 0 to 1");
    }
  }

  /** The conditions of one episode. */
  public Conditions draw(SplittableRandom random) {
    if (random.nextDouble() < nominalShare) {
      return Conditions.NOMINAL;
    }
    return new Conditions(
        byteScale.draw(random),
        playbackSpeed.draw(random),
        bandwidthScale.draw(random),
        droneFactor.draw(random),
        edgeFactor.draw(random),
        roundTripSeconds.draw(random),
        cores.draw(random));
  }
}
