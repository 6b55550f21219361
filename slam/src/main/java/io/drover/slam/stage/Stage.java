package io.drover.slam.stage;

/** What is done on the way from logs to a map on disk. */
public enum Stage {
  /** Scans are read from logs. */
  READING,
  /** A scan is matched with its robot's submap, and drawn into it. */
  LOCAL_MATCHING,
  /** Scans are looked for in submaps of other visits. */
  LOOP_SEARCH,
  /** Poses are brought to where all constraints fit best. */
  RELAXATION,
  /** Robots are looked for in maps of others, of which nothing is known. */
  RECOGNITION,
  /** Files are written. */
  WRITING
}
