package io.drover.launch.flight;

/** The progress of several flights as one. */
public final class ProgressSum {
  private final double[] shares;
  private final FlightShare listener;
  private int parts;

  /** Of so many flights, each of which has one {@link #part}. */
  public ProgressSum(int flights, FlightShare listener) {
    this.shares = new double[flights];
    this.listener = listener;
  }

  /**
   * The next flight's.
   *
   * @param routeMetres after which it is done
   */
  public synchronized FlightProgress part(double routeMetres) {
    int part = parts++;
    return metres -> at(part, Math.min(1, metres / routeMetres));
  }

  /** Drones of one flight are told of one by one: the foremost counts. */
  private synchronized void at(int part, double share) {
    shares[part] = Math.max(shares[part], share);
    double sum = 0;
    for (double one : shares) {
      sum += one;
    }
    listener.at(sum / shares.length);
  }
}
