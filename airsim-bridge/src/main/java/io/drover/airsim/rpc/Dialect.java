package io.drover.airsim.rpc;

/**
 * How structs look on the wire and which arguments calls have; a server speaks one of them and
 * cannot read the others.
 */
public enum Dialect {
  /** Structs keyed by field name: AirSim 1.8.1, Colosseum up to 2.2.0. */
  MAP(1, "AirSim 1.8 or Colosseum up to 2.2"),
  /** Structs by position: Colosseum 2.3.0 and later. */
  ARRAY(1, "Colosseum 2.3 or later"),
  /**
   * Structs keyed by field name, cameras without external ones but with annotation: Cosys-AirSim.
   */
  COSYS(4, "Cosys-AirSim");

  private final int version;
  private final String speakers;

  Dialect(int version, String speakers) {
    this.version = version;
    this.speakers = speakers;
  }

  /** Who speaks it, for people. */
  public String speakers() {
    return speakers;
  }

  /** What a server of this dialect says of itself, and asks of clients. */
  public int version() {
    return version;
  }

  boolean isPositional() {
    return this == ARRAY;
  }
}
