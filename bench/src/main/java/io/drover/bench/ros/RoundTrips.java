package io.drover.bench.ros;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.geometry_msgs.Vector3;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Commands to the mirror and back. */
final class RoundTrips implements AutoCloseable {
  private static final long TIMEOUT_MILLIS = 1000;

  private final Publisher<Twist> ping;
  private final Subscription pong;
  private final BlockingQueue<Double> back = new ArrayBlockingQueue<>(1000);
  private double number;

  /**
   * What a run came to.
   *
   * @param p50Seconds median
   * @param p95Seconds of all that came back
   * @param sent how many were sent
   * @param lost how many did not come back within a second
   */
  record Result(double p50Seconds, double p95Seconds, int sent, int lost) {}

  RoundTrips(RosNode node) {
    ping = node.advertise("ping", Twist.TYPE, TopicOptions.queue(1));
    pong =
        node.subscribe(
            "pong",
            Twist.TYPE,
            1,
            twist -> {
              boolean unused = back.offer(twist.linear().x());
            });
    Waiting.until("the mirror", () -> ping.subscribers() == 1 && pong.publishers() == 1);
  }

  /**
   * Runs for a while.
   *
   * @param hertz one each period; 0: the next as soon as one is back
   */
  Result run(double seconds, double hertz) throws InterruptedException {
    double[] times = new double[1 << 20];
    int received = 0;
    int sent = 0;
    long begin = System.nanoTime();
    long end = begin + Math.round(seconds * 1e9);
    long due = begin;
    while (System.nanoTime() < end && received < times.length) {
      if (hertz > 0) {
        due += Math.round(1e9 / hertz);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
      sent++;
      number++;
      long start = System.nanoTime();
      ping.publish(Twist.zero().withLinear(new Vector3(number, 0, 0)));
      if (returned()) {
        times[received++] = (System.nanoTime() - start) * 1e-9;
      }
    }
    Arrays.sort(times, 0, received);
    return new Result(times[received / 2], times[(int) (0.95 * received)], sent, sent - received);
  }

  private boolean returned() throws InterruptedException {
    while (true) {
      Double one = back.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      if (one == null) {
        return false;
      }
      if (one == number) {
        return true;
      }
    }
  }

  @Override
  public void close() {
    ping.close();
    pong.close();
  }
}
