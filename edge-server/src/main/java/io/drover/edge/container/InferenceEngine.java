package io.drover.edge.container;

import io.drover.navigation.ResourceShare;
import java.util.Optional;

/**
 * What infers one drone's frames: a network in this process, or a worker outside of it. One thread
 * infers; shares, usage and health may be asked for by any.
 */
public interface InferenceEngine extends AutoCloseable {
  /** Seconds until the share allows the next inference, 0 if it may begin now. */
  default double secondsUntilTurn() {
    return 0;
  }

  /** Remembers that a frame had to wait for its turn. */
  default void throttled(double seconds) {}

  /**
   * Infers a frame.
   *
   * @return empty if its deadline passed meanwhile
   * @throws io.drover.core.error.DroverException {@code MALFORMED_IMAGE} if it cannot be decoded;
   *     whatever else is thrown means that the engine has to be replaced
   */
  Optional<Inferred> infer(InferenceJob job);

  /** Lets it use another share from now on; returns at once. */
  void apply(ResourceShare share);

  /** What it has used since it was opened. */
  ContainerUsage usage();

  /** Whether it is known to be broken although nobody asked it to infer. */
  default boolean broken() {
    return false;
  }

  @Override
  void close();

  /** Where engines come from. */
  @FunctionalInterface
  interface Source {
    /**
     * An engine that can infer at once; blocks until it can.
     *
     * @throws RuntimeException if none can be had now
     */
    InferenceEngine open(ResourceShare share);
  }
}
