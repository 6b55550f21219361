package io.drover.airsim.client;

import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.ImageKind;
import io.drover.airsim.rpc.ImageRequest;
import io.drover.airsim.rpc.ImageResponse;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.WireType;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.List;

/** Asks for the images of one vehicle, uncompressed: that is the fastest way there is. */
final class VehicleCamera {
  private final String vehicle;
  private final NedFrame frame;
  private final AirSimClient client;

  VehicleCamera(String vehicle, NedFrame frame, AirSimClient client) {
    this.vehicle = vehicle;
    this.frame = frame;
    this.client = client;
  }

  Capture<BgrImage> scene(String camera) {
    ImageResponse response = take(new ImageRequest(camera, ImageKind.SCENE.code(), false, false));
    byte[] pixels = response.bytes();
    int count = response.width() * response.height();
    if (pixels.length == 4L * count && count > 0) {
      pixels = withoutAlpha(pixels);
    }
    require(camera, response, count > 0 && pixels.length == 3L * count);
    return capture(response, new BgrImage(response.width(), response.height(), pixels));
  }

  Capture<DepthImage> depth(String camera) {
    ImageResponse response =
        take(new ImageRequest(camera, ImageKind.DEPTH_PLANAR.code(), true, false));
    int count = response.width() * response.height();
    require(camera, response, count > 0 && response.floats().length == count);
    return capture(
        response, new DepthImage(response.width(), response.height(), response.floats()));
  }

  private ImageResponse take(ImageRequest request) {
    RpcCall call =
        RpcCall.to("simGetImages")
            .with(WireType.listOf(ImageRequest.WIRE), List.of(request))
            .text(vehicle);
    if (client.dialect() != Dialect.COSYS) {
      // the camera is the vehicle's own
      call.flag(false);
    }
    List<ImageResponse> responses = client.image(call, WireType.listOf(ImageResponse.WIRE));
    if (responses.size() != 1) {
      throw new DroverException(
          ErrorCode.PROTOCOL_ERROR,
          "asked for one image and got %d: check the simulator's version"
              .formatted(responses.size()));
    }
    return responses.get(0);
  }

  private static void require(String camera, ImageResponse response, boolean whole) {
    if (!whole) {
      String why = response.message().isEmpty() ? "it came empty" : response.message();
      throw new DroverException(
          ErrorCode.REFUSED,
          "no image from camera '%s' (%s): check the camera's name and the simulator's view mode"
              .formatted(camera, why));
    }
  }

  private <T> Capture<T> capture(ImageResponse response, T image) {
    Pose ned = new Pose(response.cameraPosition(), response.cameraOrientation());
    return new Capture<>(image, frame.poseToEnu(ned), response.timeNanos());
  }

  private static byte[] withoutAlpha(byte[] bgra) {
    byte[] bgr = new byte[bgra.length / 4 * 3];
    for (int i = 0, j = 0; j < bgr.length; i += 4, j += 3) {
      bgr[j] = bgra[i];
      bgr[j + 1] = bgra[i + 1];
      bgr[j + 2] = bgra[i + 2];
    }
    return bgr;
  }
}
