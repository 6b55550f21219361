package io.drover.launch.map;

/**
 * How far a mapping is.
 *
 * @param scans that were taken
 * @param all that there are in the logs; 0 before that is known
 * @param waiting of those, for their place in the graph
 * @param seconds since it began
 * @param logSeconds that the furthest robot has driven
 */
record MappingProgress(long scans, long all, int waiting, double seconds, double logSeconds) {
  /** The same at a later time. */
  MappingProgress at(double laterSeconds, int stillWaiting) {
    return new MappingProgress(scans, all, stillWaiting, laterSeconds, logSeconds);
  }
}
