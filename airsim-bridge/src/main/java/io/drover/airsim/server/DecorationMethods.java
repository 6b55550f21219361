package io.drover.airsim.server;

import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.WireType;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The calls that decorate a window, move its sun, record to a disk, tune a controller or mark what
 * a detector shall find. There is none of these here; they are taken, whatever their arguments, so
 * that scripts which make them run.
 */
final class DecorationMethods {
  /** Names and numbers of arguments. */
  private static final Map<String, Integer> TAKEN =
      Map.ofEntries(
          Map.entry("simFlushPersistentMarkers", 0),
          Map.entry("simPlotPoints", 5),
          Map.entry("simPlotLineStrip", 5),
          Map.entry("simPlotLineList", 5),
          Map.entry("simPlotArrows", 7),
          Map.entry("simPlotStrings", 5),
          Map.entry("simPlotTransforms", 5),
          Map.entry("simPlotTransformsWithNames", 7),
          Map.entry("simPrintLogMessage", 3),
          Map.entry("simSetTimeOfDay", 6),
          Map.entry("simAddDetectionFilterMeshName", 5),
          Map.entry("simSetDetectionFilterRadius", 5),
          Map.entry("simClearDetectionMeshNames", 4),
          Map.entry("startRecording", 0),
          Map.entry("stopRecording", 0),
          Map.entry("setAngleLevelControllerGains", 4),
          Map.entry("setAngleRateControllerGains", 4),
          Map.entry("setVelocityControllerGains", 4),
          Map.entry("setPositionControllerGains", 4));

  void addTo(MethodTable table) {
    TAKEN.forEach((name, arity) -> table.addNow(name, arity, a -> Encodable.NIL));
    table
        .addNow("isRecording", 0, a -> Encodable.of(false))
        .addNow("simGetDetections", 4, a -> Encodable.of(WireType.listOf(WireType.TEXT), List.of()))
        .addNow("simSetTraceLine", 3, this::setTraceLine);
  }

  private Encodable setTraceLine(Arguments a) throws IOException {
    float[] unused = a.take(WireType.FLOATS);
    a.real();
    a.text();
    return Encodable.NIL;
  }
}
