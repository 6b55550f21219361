package io.drover.edge.allocation;

/**
 * What a drone is entitled to at an edge.
 *
 * @param priority what its QoN counts against that of the others, &gt; 0; usually 1
 * @param floorCores A3D's l: it is given nothing rather than less, cores
 * @param ceilingCores A3D's h: it is never given more, cores, ≥ floor
 */
public record ShareTerms(double priority, double floorCores, double ceilingCores) {
  /** A3D's own: from 0.8 to 4 cores, all drones alike. */
  public static final ShareTerms A3D = new ShareTerms(1, 0.8, 4);

  /** From a tenth of a core on, without a ceiling that any edge would reach. */
  public static final ShareTerms UNBOUNDED = new ShareTerms(1, 0.1, 1024);

  public ShareTerms {
    if (!(priority > 0) || Double.isInfinite(priority)) {
      throw new IllegalArgumentException("priority is " + priority + ": give a number above 0");
    }
    if (!(floorCores > 0) || !(ceilingCores >= floorCores) || Double.isInfinite(ceilingCores)) {
      throw new IllegalArgumentException(
          "a share from %s to %s cores is not possible: give a floor above 0 and a ceiling from it on"
              .formatted(floorCores, ceilingCores));
    }
  }
}
