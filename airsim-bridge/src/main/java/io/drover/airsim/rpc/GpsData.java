package io.drover.airsim.rpc;

/** One reading of a satellite receiver. */
public record GpsData(long timeNanos, GnssReport gnss, boolean isValid) {
  public static final Struct<GpsData> WIRE =
      Struct.of(GpsData.class)
          .field("time_stamp", WireType.NANOS, GpsData::timeNanos, 0L)
          .field("gnss", GnssReport.WIRE, GpsData::gnss, GnssReport.ABSENT)
          .field("is_valid", WireType.BOOL, GpsData::isValid, false)
          .make(v -> new GpsData(v.nanos(0), v.get(1, GnssReport.class), v.flag(2)));
}
