package io.drover.airsim.rpc;

/** One reading of a barometer. */
public record BarometerData(
    long timeNanos, double altitudeMetres, double pascals, double qnhHectopascals) {
  public static final Struct<BarometerData> WIRE =
      Struct.of(BarometerData.class)
          .field("time_stamp", WireType.NANOS, BarometerData::timeNanos, 0L)
          .real("altitude", BarometerData::altitudeMetres)
          .real("pressure", BarometerData::pascals)
          .real("qnh", BarometerData::qnhHectopascals)
          .make(v -> new BarometerData(v.nanos(0), v.real(1), v.real(2), v.real(3)));
}
