package io.drover.airsim.rpc;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import java.util.Set;

/**
 * One image, or the reason why there is none.
 *
 * @param cameraPosition NED metres from the vehicle's spawn point
 * @param message empty, or why the capture failed
 */
public record ImageResponse(
    byte[] bytes,
    float[] floats,
    Vector3 cameraPosition,
    String camera,
    Quaternion cameraOrientation,
    long timeNanos,
    String message,
    boolean pixelsAsFloat,
    boolean compress,
    int width,
    int height,
    int imageType) {
  public static final Struct<ImageResponse> WIRE =
      Struct.of(ImageResponse.class)
          .field("image_data_uint8", WireType.BYTES, ImageResponse::bytes, new byte[0])
          .field("image_data_float", WireType.FLOATS, ImageResponse::floats, new float[0])
          .field("camera_position", Geometry.VECTOR, ImageResponse::cameraPosition, Vector3.ZERO)
          .field("camera_name", WireType.TEXT, ImageResponse::camera, "")
          .field(
              "camera_orientation",
              Geometry.QUATERNION,
              ImageResponse::cameraOrientation,
              Quaternion.IDENTITY)
          .field("time_stamp", WireType.NANOS, ImageResponse::timeNanos, 0L)
          .field("message", WireType.TEXT, ImageResponse::message, "")
          .field("pixels_as_float", WireType.BOOL, ImageResponse::pixelsAsFloat, false)
          .field("compress", WireType.BOOL, ImageResponse::compress, false)
          .field("width", WireType.INT, ImageResponse::width, 0)
          .field("height", WireType.INT, ImageResponse::height, 0)
          .field("image_type", WireType.INT, ImageResponse::imageType, 0)
          .field("annotation_name", WireType.TEXT, r -> "", "", Set.of(Dialect.COSYS))
          .make(
              v ->
                  new ImageResponse(
                      v.get(0, byte[].class),
                      v.get(1, float[].class),
                      v.get(2, Vector3.class),
                      v.text(3),
                      v.get(4, Quaternion.class),
                      v.nanos(5),
                      v.text(6),
                      v.flag(7),
                      v.flag(8),
                      v.whole(9),
                      v.whole(10),
                      v.whole(11)));
}
