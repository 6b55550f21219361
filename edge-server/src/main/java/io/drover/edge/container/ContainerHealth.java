package io.drover.edge.container;

/** What state a worker is in. */
public enum ContainerHealth {
  /** It loads its network. */
  STARTING,
  READY,
  /** Its network cannot be loaded or failed on the last frame; it tries anew with the next one. */
  FAILED,
  STOPPED
}
