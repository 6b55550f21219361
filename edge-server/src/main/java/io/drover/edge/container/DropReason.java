package io.drover.edge.container;

import java.util.Locale;

/** Why a frame was not inferred. */
public enum DropReason {
  /** The request itself cannot be: no drone name, not a grey square JPEG, too large a side. */
  INVALID_FRAME,
  /** More bytes than the edge accepts. */
  TOO_LARGE,
  /** The drone sends more frames or bytes a second than the edge allows. */
  TOO_FAST,
  /** It looked like a JPEG and could not be decoded. */
  MALFORMED_IMAGE,
  /** The edge serves as many drones as it may. */
  NOT_ADMITTED,
  /** The drone is known, but no cores are left for it. */
  NO_SHARE,
  /** The drone sends faster than its share infers. */
  QUEUE_FULL,
  /** Its deadline passed before its turn came. */
  DEADLINE_PASSED,
  /** The drone gave up, or its connection broke, before its turn came. */
  CANCELLED,
  /** The network failed on it, or could not be loaded. */
  WORKER_FAILED,
  /** Its worker was stopped while it waited. */
  WORKER_STOPPED,
  /** The edge is shutting down. */
  DRAINING;

  /** The name in metrics and topics: {@code queue_full}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
