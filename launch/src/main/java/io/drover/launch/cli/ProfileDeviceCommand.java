package io.drover.launch.cli;

import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Renderer;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import io.drover.launch.live.DeviceMeasurement;
import io.drover.launch.live.DeviceMeasurement.Latency;
import io.drover.launch.site.FlightView;
import io.drover.navigation.OnnxNavigationModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover profile device}: how fast this machine is. */
@Command(
    name = "device",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures inference, encoding and decoding per resolution on this machine.",
      "Standard output is a device file, for --device, --emulate and the key 'onboard'."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover profile device > mine.yaml",
      "  ./drover replay --frames DIR --trace lte-drone --device mine.yaml"
    })
final class ProfileDeviceCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--runs", paramLabel = "N", description = "median of so many (default: 100)")
  private int runs = 100;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    if (runs < 1) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--runs is " + runs + ": give 1 or more");
    }
    try (OnnxNavigationModel network = model.load()) {
      List<Latency> measured =
          new DeviceMeasurement(network, network.prepare(view()), runs).measure();
      measured.forEach(
          at ->
              System.err.printf(
                  Locale.ROOT,
                  "%4d²  inference %7.2f ms   resize and encode %6.2f ms   decode %6.2f ms%n",
                  at.side(),
                  1e3 * at.inferenceSeconds(),
                  1e3 * at.encodeSeconds(),
                  1e3 * at.decodeSeconds()));
      if (json.chosen()) {
        JsonOption.print(figures(measured));
      } else {
        print(measured);
      }
    }
    return 0;
  }

  /** What a drone sees at the start of a route. */
  private static GrayImage view() {
    Route route = Routes.named("campus");
    Vector2 start = route.pointAt(0);
    return new Renderer(Scene.build(route, 1), FlightView.CAMERA)
        .renderGray(
            new Vector3(start.x(), start.y(), FlightView.HEIGHT_METRES),
            Quaternion.ofEuler(0, 0, route.headingAt(0)),
            Conditions.CLEAR,
            0);
  }

  private Map<String, Object> figures(List<Latency> measured) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("runs", runs);
    figures.put("cores", Runtime.getRuntime().availableProcessors());
    figures.put("inference_seconds", bySide(measured, Latency::inferenceSeconds));
    figures.put("encode_seconds", bySide(measured, Latency::encodeSeconds));
    figures.put("decode_seconds", bySide(measured, Latency::decodeSeconds));
    return figures;
  }

  private static Map<String, Double> bySide(
      List<Latency> measured, ToDoubleFunction<Latency> seconds) {
    Map<String, Double> table = new LinkedHashMap<>();
    measured.forEach(at -> table.put(Integer.toString(at.side()), seconds.applyAsDouble(at)));
    return table;
  }

  private void print(List<Latency> measured) {
    System.out.printf(
        "# measured: median of %d runs, %s, %d cores%n",
        runs, System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors());
    System.out.println("onboard:");
    System.out.println("  inference_seconds:");
    measured.forEach(
        at -> System.out.printf(Locale.ROOT, "    %d: %.6f%n", at.side(), at.inferenceSeconds()));
  }
}
