package io.drover.airsim.rpc;

/** How structs look on the wire; a server speaks one of them and cannot read the other. */
public enum Dialect {
  /** Keyed by field name: AirSim 1.8.1, Colosseum up to 2.2.0, Cosys-AirSim. */
  MAP,
  /** By position: Colosseum 2.3.0 and later. */
  ARRAY
}
