package io.drover.bench.a3d;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.EnvironmentEncoder;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.FrameSink;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.StepSimulator;
import java.util.ArrayList;
import java.util.List;

/**
 * One scheduling step of a flight under an action that is always the same, over a link that never
 * changes: what the scene was like, and what came of it.
 *
 * @param complexity c, mean over the slot's frames, rad
 * @param dynamics d of the slot's decisions, rad
 * @param complexityBefore c of the slot's first frame, which a scheduler knows when it decides
 * @param dynamicsBefore d of the slot before; NaN in the first one
 */
record Slot(
    double complexity,
    double dynamics,
    double complexityBefore,
    double dynamicsBefore,
    double qualityOfNavigation) {
  /**
   * The slots that lie wholly in a flight, each flown by itself, so that all are as long.
   *
   * @param action of the profile's decision space
   */
  static List<Slot> of(FlightProfile profile, int action, BandwidthTrace link, FlightSetup setup) {
    double seconds = setup.agent().stepSeconds();
    StepSimulator simulator = new StepSimulator(setup);
    List<Slot> slots = new ArrayList<>();
    double dynamicsBefore = Double.NaN;
    for (int slot = 0; ; slot++) {
      double start = slot * seconds;
      // a decision more after the slot, so that the simulator tells what it was like
      if (start + seconds + setup.agent().deadlineSeconds() > profile.durationSeconds()) {
        return slots;
      }
      simulator.start(
          new Scenario(profile, link, Conditions.NOMINAL, start, 2 * seconds, 0),
          false,
          FrameSink.NONE);
      double complexityBefore = simulator.state().complexity();
      simulator.run(action);
      double dynamics = simulator.state().dynamics();
      slots.add(
          new Slot(
              complexity(profile, start, start + seconds),
              dynamics,
              complexityBefore,
              dynamicsBefore,
              simulator.tally().qualityOfNavigation()));
      dynamicsBefore = dynamics;
    }
  }

  /** c of a stretch of a flight, mean over its frames, rad; NaN without frames. */
  static double complexity(FlightProfile profile, double from, double to) {
    int highest = profile.space().indexOf(profile.space().local());
    int lowest = profile.space().resolutions().size() - 1;
    double sum = 0;
    int frames = 0;
    for (int f = profile.frameAt(from); f < profile.frames() && profile.timeSeconds(f) < to; f++) {
      sum += EnvironmentEncoder.complexity(profile.output(f, highest), profile.output(f, lowest));
      frames++;
    }
    return sum / frames;
  }
}
