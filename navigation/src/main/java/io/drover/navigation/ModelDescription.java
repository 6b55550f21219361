package io.drover.navigation;

import io.drover.core.config.Doc;
import java.util.Optional;

/**
 * How an ONNX network is fed and read; the content of the YAML file beside it. Every key may be
 * left out: the defaults are those of a network that Drover trained itself.
 *
 * @param scale a grey value g enters the network as g · scale + offset
 * @param cropShare side of the cropped square relative to the frame's shorter side, in (0, 1]
 * @param inputSide present if the network takes this side only
 * @param fullSide what 100% resolution means, pixels
 */
public record ModelDescription(
    @Doc("order of the input's dimensions: nchw or nhwc") Layout layout,
    @Doc("a grey value g (0 to 255) enters as g * scale + offset") double scale,
    @Doc("see scale") double offset,
    @Doc("part of the camera's frame that is used: none, centre or bottom-centre") Crop crop,
    @Doc("side of the cropped square as a share of the frame's shorter side") double cropShare,
    @Doc("pixels, if the network takes one size only") Optional<Integer> inputSide,
    @Doc("pixels of a side at 100% resolution") int fullSide,
    @Doc("name of the input") String input,
    @Doc("name of the steering output") String steeringOutput,
    @Doc("name of the collision output") String collisionOutput,
    @Doc("1 if the network's positive steering is to the left, -1 if to the right")
        int steeringSign,
    @Doc("radians that a steering output of 1 means") double steeringRadiansPerUnit,
    @Doc("true if the collision output still needs the logistic function") boolean collisionLogit) {

  /** Order of the dimensions of an image batch; the channel is grey. */
  public enum Layout {
    NCHW,
    NHWC
  }

  /** Which part of a frame the network looks at. */
  public enum Crop {
    /** All of it, squeezed into a square if it is none. */
    NONE,
    /** A square in the middle. */
    CENTRE,
    /** A square in the middle of the lower edge. */
    BOTTOM_CENTRE
  }

  public ModelDescription {
    require(scale != 0 && Double.isFinite(scale), "scale must not be 0: 0.00392 maps grey to 0..1");
    require(Double.isFinite(offset), "offset must be a finite number");
    require(cropShare > 0 && cropShare <= 1, "crop_share must be in (0, 1]");
    require(fullSide >= 8 && fullSide <= 4096, "full_side must be 8 to 4096 pixels");
    require(
        inputSide.isEmpty() || inputSide.get() >= 8 && inputSide.get() <= 4096,
        "input_side must be 8 to 4096 pixels");
    require(steeringSign == 1 || steeringSign == -1, "steering_sign must be 1 or -1");
    require(
        steeringRadiansPerUnit > 0 && Double.isFinite(steeringRadiansPerUnit),
        "steering_radians_per_unit must be positive: the sign has its own key");
  }

  /** A network of Drover's own: any side, grey as −1 to 1. */
  public static ModelDescription drover() {
    return drover(448);
  }

  /** A network of Drover's own that was trained for another full side. */
  public static ModelDescription drover(int fullSide) {
    return new ModelDescription(
        Layout.NCHW,
        2.0 / 255,
        -1,
        Crop.CENTRE,
        1,
        Optional.empty(),
        fullSide,
        "image",
        "steering",
        "collision",
        1,
        1,
        false);
  }

  /**
   * DroNet as published (Loquercio et al. 2018): 200² of the lower middle of frames 244 high, grey
   * as 0 to 1, steering positive left.
   */
  public static ModelDescription dronet() {
    return new ModelDescription(
        Layout.NCHW,
        1.0 / 255,
        0,
        Crop.BOTTOM_CENTRE,
        200.0 / 244,
        Optional.of(200),
        200,
        "img",
        "steer",
        "coll",
        1,
        1,
        false);
  }

  /** The input's shape for one image of a side. */
  long[] inputShape(int side) {
    return layout == Layout.NCHW ? new long[] {1, 1, side, side} : new long[] {1, side, side, 1};
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
