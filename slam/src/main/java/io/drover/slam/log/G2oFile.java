package io.drover.slam.log;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.optimization.Information;
import io.drover.slam.optimization.PoseEdge;
import io.drover.slam.optimization.PoseProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pose graphs in the plane as g2o writes them: {@code VERTEX_SE2 id x y theta}, {@code EDGE_SE2
 * from to x y theta} with the upper triangle of the information matrix, {@code FIX id}. Other
 * records are passed over. Without a {@code FIX} the vertex of the least id is fixed.
 */
public final class G2oFile {
  private static final int EDGE_FIELDS = 12;

  private G2oFile() {}

  /**
   * Reads one; poses are numbered by rising id.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}, which names the
   *     line
   */
  public static PoseProblem read(Path file) {
    Map<Long, Pose2> vertices = new TreeMap<>();
    List<String[]> edges = new ArrayList<>();
    List<Long> fixed = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        number++;
        String[] fields = line.trim().split("\\s+");
        switch (fields[0]) {
          case "VERTEX_SE2" -> vertices.put(Long.valueOf(fields[1]), pose(fields, 2));
          case "EDGE_SE2" -> edges.add(checked(fields));
          case "FIX" -> fixed.add(Long.valueOf(fields[1]));
          default -> {}
        }
      }
      return problem(vertices, edges, fixed);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the path and its rights", e);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, file + ":" + number + ": this is not a whole g2o record", e);
    }
  }

  private static String[] checked(String[] fields) {
    if (fields.length < EDGE_FIELDS) {
      throw new IndexOutOfBoundsException(fields.length + " of " + EDGE_FIELDS + " fields");
    }
    return fields;
  }

  private static Pose2 pose(String[] fields, int first) {
    return new Pose2(
        Double.parseDouble(fields[first]),
        Double.parseDouble(fields[first + 1]),
        Double.parseDouble(fields[first + 2]));
  }

  private static PoseProblem problem(
      Map<Long, Pose2> vertices, List<String[]> edges, List<Long> fixed) {
    place(vertices, edges);
    PoseProblem problem = new PoseProblem();
    Map<Long, Integer> indices = new TreeMap<>();
    vertices.forEach(
        (id, pose) ->
            indices.put(
                id, problem.add(pose, fixed.isEmpty() ? indices.isEmpty() : fixed.contains(id))));
    for (String[] edge : edges) {
      problem.add(
          new PoseEdge(
              indices.get(Long.valueOf(edge[1])),
              indices.get(Long.valueOf(edge[2])),
              pose(edge, 3),
              information(edge),
              false));
    }
    return problem;
  }

  /** Gives every vertex of an edge a pose, in the order of the edges. */
  private static void place(Map<Long, Pose2> vertices, List<String[]> edges) {
    List<String[]> left = new ArrayList<>(edges);
    while (!left.isEmpty()) {
      int before = left.size();
      left.removeIf(edge -> placed(vertices, edge));
      if (left.size() == before) {
        // a part of its own
        vertices.put(Long.valueOf(left.get(0)[1]), Pose2.IDENTITY);
      }
    }
  }

  /** Whether both of its vertices have poses; one that has none gets one from the other. */
  private static boolean placed(Map<Long, Pose2> vertices, String[] edge) {
    long from = Long.parseLong(edge[1]);
    long to = Long.parseLong(edge[2]);
    Pose2 measured = pose(edge, 3);
    if (vertices.containsKey(from)) {
      vertices.putIfAbsent(to, vertices.get(from).compose(measured));
      return true;
    }
    if (vertices.containsKey(to)) {
      vertices.put(from, vertices.get(to).compose(measured.inverse()));
      return true;
    }
    return false;
  }

  private static Information information(String[] edge) {
    double[] upper = new double[6];
    for (int i = 0; i < upper.length; i++) {
      upper[i] = Double.parseDouble(edge[6 + i]);
    }
    return new Information(upper[0], upper[1], upper[2], upper[3], upper[4], upper[5]);
  }

  /**
   * Writes one; ids are the poses' indices.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static void write(Path file, PoseProblem problem) {
    StringBuilder text = new StringBuilder();
    int id = 0;
    for (Pose2 pose : problem.poses()) {
      text.append(
          String.format(
              Locale.ROOT, "VERTEX_SE2 %d %s %s %s%n", id++, pose.x(), pose.y(), pose.theta()));
    }
    for (int i = 0; i < id; i++) {
      if (problem.fixed(i)) {
        text.append("FIX ").append(i).append('\n');
      }
    }
    for (PoseEdge edge : problem.edges()) {
      Pose2 z = edge.measurement();
      Information o = edge.information();
      text.append(
          String.format(
              Locale.ROOT,
              "EDGE_SE2 %d %d %s %s %s %s %s %s %s %s %s%n",
              edge.from(),
              edge.to(),
              z.x(),
              z.y(),
              z.theta(),
              o.xx(),
              o.xy(),
              o.xt(),
              o.yy(),
              o.yt(),
              o.tt()));
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }
}
