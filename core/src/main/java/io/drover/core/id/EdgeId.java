package io.drover.core.id;

/** An edge server's name: unique per site, usable as an MQTT level. */
public record EdgeId(String value) {
  public EdgeId {
    Ids.requireName("edge", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
