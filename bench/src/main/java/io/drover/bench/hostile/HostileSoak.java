package io.drover.bench.hostile;

import io.drover.bench.process.EdgeMonitor;
import io.drover.bench.process.EdgeProcess;
import io.drover.bench.process.EdgeVitals;
import io.drover.launch.cli.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A drone that is served, alone and under attack by turns, and what becomes of its edge.
 *
 * @param alone how the drone fared alone, round by round
 * @param attacked and under attack
 * @param vitals of the edge before the first attack, and after each
 * @param outcomes of the hostile requests
 * @param survived whether the edge's process still served at the end
 * @param logLines that the edge wrote
 */
public record HostileSoak(
    List<Round> alone,
    List<Round> attacked,
    List<EdgeVitals> vitals,
    Outcomes outcomes,
    boolean survived,
    long logLines) {
  private static final double FRAMES_PER_SECOND = 10;

  /**
   * How the drone fared for a while.
   *
   * @param seconds from when each answered frame was due to its answer
   * @param lost frames without an answer
   */
  public record Round(double[] seconds, int lost) {}

  /**
   * Runs it.
   *
   * @param frame a JPEG that the drone sends
   * @param requests hostile ones, altogether
   * @param perSecond at what pace
   * @param rounds in which they come; before each the drone is alone for as long, so that what else
   *     the machine does falls on both
   * @param warmUpSeconds of an attack before all that counts
   */
  public static HostileSoak run(
      byte[] frame, int requests, double perSecond, int rounds, double warmUpSeconds) {
    int perRound = requests / rounds;
    int frames = (int) Math.ceil(perRound / perSecond * FRAMES_PER_SECOND);
    Map<String, byte[][]> made = new HostileFrames(frame).made();
    Outcomes outcomes = new Outcomes();
    Outcomes unused = new Outcomes();
    List<EdgeVitals> vitals = new ArrayList<>();
    List<Round> alone = new ArrayList<>();
    List<Round> attacked = new ArrayList<>();
    Progress progress = new Progress("hostile requests", rounds);
    ExecutorService senders = Attack.senders();
    try (EdgeProcess edge = EdgeProcess.start();
        EdgeMonitor monitor = EdgeMonitor.of(edge);
        HonestDrone drone = new HonestDrone(edge.address(), frame)) {
      try (Attack warmUp = new Attack(edge.address(), made, perSecond, unused)) {
        Future<?> attack = warmUp.begin((int) (warmUpSeconds * perSecond), senders);
        drone.fly((int) (warmUpSeconds * FRAMES_PER_SECOND));
        await(attack);
        warmUp.awaitEnds();
      }
      vitals.add(monitor.vitals());
      for (int round = 0; round < rounds; round++) {
        alone.add(drone.fly(frames));
        try (Attack attack = new Attack(edge.address(), made, perSecond, outcomes)) {
          Future<?> sending = attack.begin(perRound, senders);
          attacked.add(drone.fly(frames));
          await(sending);
          attack.awaitEnds();
        }
        vitals.add(monitor.vitals());
        progress.at(round + 1);
      }
      progress.done();
      boolean survived = edge.alive() && drone.fly(1).lost() == 0;
      return new HostileSoak(alone, attacked, vitals, outcomes, survived, edge.logLines());
    } finally {
      senders.shutdownNow();
    }
  }

  private static void await(Future<?> attack) {
    try {
      attack.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
