package io.drover.bench.slam;

import io.drover.slam.local.LocalScan;
import io.drover.slam.local.Submap;
import java.util.List;

/**
 * What matching one robot's scans leaves for a pose graph.
 *
 * @param kept scans that submaps hold, in the order in which they were taken
 * @param last submaps that the end of the scans finished
 */
record MatchedScans(List<LocalScan> kept, List<Submap> last) {
  MatchedScans {
    kept = List.copyOf(kept);
    last = List.copyOf(last);
  }
}
