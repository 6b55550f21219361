package io.drover.rl.training.rl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.deeplearning4j.rl4j.learning.IEpochTrainer;
import org.deeplearning4j.rl4j.learning.ILearning;
import org.deeplearning4j.rl4j.learning.async.AsyncThread;
import org.deeplearning4j.rl4j.learning.async.AsyncThread.AsyncStatEntry;
import org.deeplearning4j.rl4j.learning.async.a3c.discrete.A3CDiscreteDense;
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.network.ac.ActorCriticSeparate;
import org.deeplearning4j.rl4j.util.IDataManager.StatEntry;

/**
 * RL4J's A3C with threads that end when it ends, whose failures are its own, and that draw from
 * sources of their own.
 */
@SuppressWarnings({"deprecation", "rawtypes", "unchecked"}) // A3C is on RL4J's old interfaces
final class A3cLearning extends A3CDiscreteDense<ObservationVector> {
  private static final int POLL_MILLISECONDS = 20;

  private final SplittableRandom random;
  private final RunningMean loss;
  private final RunningMean entropy;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * A learning of as many steps as the configuration says.
   *
   * @param loss hears of the critic's at every update
   * @param entropy hears of the policy's at every step
   */
  A3cLearning(
      EnvironmentMdp mdp,
      ActorCriticSeparate network,
      A3CLearningConfiguration configuration,
      SplittableRandom random,
      RunningMean loss,
      RunningMean entropy) {
    super(mdp, network, configuration);
    this.random = random;
    this.loss = loss;
    this.entropy = entropy;
    // RL4J sleeps this long before it looks whether its threads are through
    setProgressMonitorFrequency(POLL_MILLISECONDS);
    addListener(new StopOnFailure());
  }

  /**
   * Learns in threads, and waits for them all.
   *
   * @return steps made
   * @throws IllegalStateException if this thread was interrupted
   */
  int learn() {
    train();
    boolean interrupted = !isTrainingComplete() && failure.get() == null;
    failure.compareAndSet(null, interrupted ? new InterruptedException() : null);
    for (Thread thread : threads) {
      join(thread);
    }
    Throwable cause = failure.get();
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    if (cause != null) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("learning was interrupted", cause);
    }
    return getStepCount();
  }

  private void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
      join(thread);
    }
  }

  @Override
  protected AsyncThread newThread(int i, int deviceNum) {
    AsyncThread thread =
        new A3cWorker(
            getMdp().newInstance(),
            getAsyncGlobal(),
            getConfiguration(),
            deviceNum,
            getListeners(),
            i,
            random.split(),
            entropy);
    thread.setUncaughtExceptionHandler((t, e) -> failure.compareAndSet(null, e));
    threads.add(thread);
    return thread;
  }

  private final class StopOnFailure implements EpochListener {
    @Override
    public void epochEnded(IEpochTrainer trainer, StatEntry stat) {
      loss.add(((AsyncStatEntry) stat).getScore());
    }

    @Override
    public ListenerResponse onNewEpoch(IEpochTrainer trainer) {
      return failure.get() == null ? ListenerResponse.CONTINUE : ListenerResponse.STOP;
    }

    @Override
    public ListenerResponse onTrainingProgress(ILearning learning) {
      return failure.get() == null ? ListenerResponse.CONTINUE : ListenerResponse.STOP;
    }
  }
}
