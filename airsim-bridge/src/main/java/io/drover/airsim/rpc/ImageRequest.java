package io.drover.airsim.rpc;

import java.util.Set;

/**
 * One image of one camera.
 *
 * @param imageType {@link ImageKind#code()}
 * @param pixelsAsFloat one float a pixel instead of bytes; the only way to get metres
 * @param compress RGBA as PNG instead of BGR, 3 bytes a pixel
 */
public record ImageRequest(String camera, int imageType, boolean pixelsAsFloat, boolean compress) {
  public static final Struct<ImageRequest> WIRE =
      Struct.of(ImageRequest.class)
          .field("camera_name", WireType.TEXT, ImageRequest::camera, "")
          .field("image_type", WireType.INT, ImageRequest::imageType, 0)
          .field("pixels_as_float", WireType.BOOL, ImageRequest::pixelsAsFloat, false)
          .field("compress", WireType.BOOL, ImageRequest::compress, false)
          // an extra layer of labels, which only its own image type shows
          .field("annotation_name", WireType.TEXT, r -> "", "", Set.of(Dialect.COSYS))
          .make(v -> new ImageRequest(v.text(0), v.whole(1), v.flag(2), v.flag(3)));
}
