package io.drover.slam.posegraph;

import io.drover.core.config.Doc;
import java.io.Serializable;

/** How loops are found and closed; one set for all robots and buildings. */
public record PoseGraphOptions(
    @Doc("of kept scans one in so many is sought in submaps of other visits") int everyScan,
    @Doc("or one in so many metres, where kept scans are far from each other") double everyMetres,
    @Doc("a submap in which a scan was found is not searched for so many kept scans around it")
        int restScans,
    @Doc("how far around where it is thought to be a scan is sought, metres") double windowMetres,
    @Doc("and how far turned, radians") double windowRadians,
    @Doc("what a match has to score to be believed, 0 to 1") double leastScore,
    @Doc(
            "views of one robot that are recognised in another one's map, and agree, before the two are"
                + " put together")
        int sightings,
    @Doc("kept scans between one optimisation and the next") int scansPerOptimization)
    implements Serializable {
  public static final PoseGraphOptions DEFAULT =
      new PoseGraphOptions(5, 1, 8, 2, Math.toRadians(12), 0.55, 3, 120);
}
