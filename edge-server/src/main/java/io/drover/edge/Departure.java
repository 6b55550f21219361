package io.drover.edge;

/** Why a drone is no longer served. */
public enum Departure {
  /** It has sent nothing for long, and watches no share. */
  IDLE,
  /** The edge stops. */
  EDGE_STOPPED
}
