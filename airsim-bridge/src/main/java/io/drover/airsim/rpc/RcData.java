package io.drover.airsim.rpc;

/** What a remote control says; here nobody holds one. */
public record RcData(
    long timeNanos,
    double pitch,
    double roll,
    double throttle,
    double yaw,
    double leftZ,
    double rightZ,
    int switches,
    String vendorId,
    boolean isInitialized,
    boolean isValid) {
  public static final Struct<RcData> WIRE =
      Struct.of(RcData.class)
          .field("timestamp", WireType.NANOS, RcData::timeNanos, 0L)
          .real("pitch", RcData::pitch)
          .real("roll", RcData::roll)
          .real("throttle", RcData::throttle)
          .real("yaw", RcData::yaw)
          .real("left_z", RcData::leftZ)
          .real("right_z", RcData::rightZ)
          .field("switches", WireType.INT, RcData::switches, 0)
          .field("vendor_id", WireType.TEXT, RcData::vendorId, "")
          .field("is_initialized", WireType.BOOL, RcData::isInitialized, false)
          .field("is_valid", WireType.BOOL, RcData::isValid, false)
          .make(
              v ->
                  new RcData(
                      v.nanos(0),
                      v.real(1),
                      v.real(2),
                      v.real(3),
                      v.real(4),
                      v.real(5),
                      v.real(6),
                      v.whole(7),
                      v.text(8),
                      v.flag(9),
                      v.flag(10)));

  /** No remote control. */
  public static final RcData NONE = new RcData(0, 0, 0, 0, 0, 0, 0, 0, "", false, false);

  static final RcData ABSENT = NONE;
}
