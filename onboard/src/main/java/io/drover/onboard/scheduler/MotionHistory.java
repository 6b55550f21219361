package io.drover.onboard.scheduler;

import java.util.Arrays;

/**
 * The steering of the last seconds, and how far it moved on in a given time. A table without
 * objects, so that a simulation can ask it for every action of every step. Not thread-safe.
 */
final class MotionHistory {
  /** How many differences a sample has at most. */
  static final int SAMPLES = 32;

  private static final double WINDOW_SECONDS = 10;

  // outputs are [first, end) of these; moved down when they are full
  private double[] seconds = new double[256];
  private double[] steering = new double[256];
  private int first;
  private int end;

  /** An output of a frame captured after the one before. */
  void add(double captureSeconds, double steeringRadians) {
    if (end == seconds.length) {
      makeRoom();
    }
    seconds[end] = captureSeconds;
    steering[end] = steeringRadians;
    end++;
    while (seconds[first] < captureSeconds - WINDOW_SECONDS) {
      first++;
    }
  }

  /**
   * How far steering moved on from moments spread evenly over the last seconds, linear between
   * outputs.
   *
   * @param lagSeconds after which it is looked at again
   * @param into [{@value #SAMPLES}], radians
   * @return how many were written; 0 if nothing is known for so long a lag
   */
  int sample(double lagSeconds, double[] into) {
    int starts = end;
    if (end > first) {
      starts = after(seconds[end - 1] - lagSeconds, first);
      // a start that is exactly one lag before the last output counts
      starts =
          starts < end && seconds[starts] + lagSeconds <= seconds[end - 1] ? starts + 1 : starts;
    }
    int count = Math.min(SAMPLES, starts - first);
    for (int k = 0; k < count; k++) {
      int start = first + (int) ((long) k * (starts - first) / count);
      double at = seconds[start] + lagSeconds;
      int next = after(at, start);
      double later = steering[next];
      if (seconds[next] > at) {
        double t = (at - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
        later = steering[next - 1] + t * (later - steering[next - 1]);
      }
      into[k] = later - steering[start];
    }
    return count;
  }

  /** The first output at or after a time, from one on; the last if there is none. */
  private int after(double time, int from) {
    int low = from;
    int high = end - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void makeRoom() {
    int length = end - first;
    int capacity = 2 * length > seconds.length ? 2 * seconds.length : seconds.length;
    seconds = Arrays.copyOf(Arrays.copyOfRange(seconds, first, end), capacity);
    steering = Arrays.copyOf(Arrays.copyOfRange(steering, first, end), capacity);
    first = 0;
    end = length;
  }
}
