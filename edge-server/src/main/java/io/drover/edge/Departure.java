package io.drover.edge;

/** Why a drone is no longer served. */
public enum Departure {
  /** It has sent nothing for long, and watches no share. */
  IDLE,
  /** It only keeps this edge in reserve from now on. */
  RESERVE,
  /** The edge stops. */
  EDGE_STOPPED
}
