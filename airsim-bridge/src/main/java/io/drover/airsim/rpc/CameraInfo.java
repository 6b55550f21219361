package io.drover.airsim.rpc;

import io.drover.airsim.flight.Pose;
import java.util.List;

/**
 * Where a camera is and how it projects.
 *
 * @param pose NED metres from the vehicle's spawn point
 * @param fovDegrees horizontal
 * @param projection four rows of four
 */
public record CameraInfo(Pose pose, double fovDegrees, List<float[]> projection) {
  private static final Struct<Matrix> MATRIX =
      Struct.of(Matrix.class)
          .field("matrix", WireType.listOf(WireType.FLOATS), Matrix::rows, List.of())
          .make(v -> new Matrix(v.list(0, float[].class)));

  public static final Struct<CameraInfo> WIRE =
      Struct.of(CameraInfo.class)
          .field("pose", Geometry.POSE, CameraInfo::pose, Geometry.ORIGIN)
          .real("fov", CameraInfo::fovDegrees)
          .field("proj_mat", MATRIX, info -> new Matrix(info.projection), new Matrix(List.of()))
          .make(
              v -> new CameraInfo(v.get(0, Pose.class), v.real(1), v.get(2, Matrix.class).rows()));

  private record Matrix(List<float[]> rows) {}
}
