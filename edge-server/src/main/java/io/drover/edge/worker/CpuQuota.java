package io.drover.edge.worker;

/**
 * A share of cores as Linux's control groups keep it: CPU time in each period, and what a group
 * counts for where there is not enough for all.
 *
 * @param quotaMicros of CPU time in each period
 * @param shares 1024 a core, as control groups of version 1 and Docker write weights
 */
public record CpuQuota(long quotaMicros, int shares) {
  /** The kernel's default; shorter ones make the tail of small shares worse. */
  public static final int PERIOD_MICROS = 100_000;

  private static final long LEAST_QUOTA_MICROS = 1000;
  private static final int SHARES_PER_CORE = 1024;
  private static final int LEAST_SHARES = 2;

  /** Of so many cores, at least what the kernel takes. */
  public static CpuQuota of(double cores) {
    return new CpuQuota(
        Math.max(LEAST_QUOTA_MICROS, Math.round(cores * PERIOD_MICROS)),
        (int) Math.max(LEAST_SHARES, Math.round(cores * SHARES_PER_CORE)));
  }
}
