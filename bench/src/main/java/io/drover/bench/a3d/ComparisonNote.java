package io.drover.bench.a3d;

/** What readers of a comparison need to know. */
final class ComparisonNote {
  static final String TEXT =
      "Recorded flights over each link, step by step in the table simulator: every policy meets the"
          + " same frames and the same link. QoN is the mean over a flight's scheduling steps,"
          + " latency over its frames. The best static action is chosen in hindsight, for each link"
          + " and all of these flights together. The oracle knows frames and link and takes the best"
          + " action of each step by enumeration, of equals the one with the least latency; regret is"
          + " what a policy's QoN is less than that. The best sequence gives up a step where later"
          + " ones gain more (a beam search that keeps "
          + TraceTrial.BEAM
          + " beginnings, so that the true best is at least as good; its latency is not sought). Gap"
          + " closed is the share of the way from dynamic's QoN to the oracle's. Worst link is"
          + " the relative difference in QoN to dynamic where it is least. To dynamic, latency is"
          + " relative on each link, then averaged over links. ± is half of the 95% interval over"
          + " seeds (Student's t), of each seed the mean over links and flights.";

  private ComparisonNote() {}
}
