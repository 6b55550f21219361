package io.drover.edge.docker;

import java.util.Optional;

/**
 * Which Docker, and what of it.
 *
 * @param host such as {@code unix:///var/run/docker.sock}; empty for what {@code DOCKER_HOST} says,
 *     else Docker's own default
 * @param image of workers, made by {@code docker/build.sh}
 * @param memoryBytes that a worker may use at most, ≥ 128 MiB
 * @param leaseSeconds how long workers outlive an edge that was killed, &gt; 0
 */
public record DockerOptions(
    Optional<String> host, String image, long memoryBytes, double leaseSeconds) {
  /** The image that {@code docker/build.sh} makes. */
  public static final String DEFAULT_IMAGE = "drover-worker:0.1.0-SNAPSHOT";

  /** Docker's own address, our image, 512 MiB, a minute. */
  public static final DockerOptions DEFAULT =
      new DockerOptions(Optional.empty(), DEFAULT_IMAGE, 512L << 20, 60);

  private static final long LEAST_BYTES = 128L << 20;

  public DockerOptions {
    if (memoryBytes < LEAST_BYTES || !(leaseSeconds > 0)) {
      throw new IllegalArgumentException("a worker needs 128 MiB and a lease");
    }
  }

  public DockerOptions withHost(String value) {
    return new DockerOptions(Optional.of(value), image, memoryBytes, leaseSeconds);
  }

  public DockerOptions withImage(String value) {
    return new DockerOptions(host, value, memoryBytes, leaseSeconds);
  }

  public DockerOptions withLeaseSeconds(double value) {
    return new DockerOptions(host, image, memoryBytes, value);
  }
}
