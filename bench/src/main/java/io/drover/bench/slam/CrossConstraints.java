package io.drover.bench.slam;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.evaluation.Relation;
import io.drover.slam.evaluation.Relations;
import io.drover.slam.log.G2oFile;
import io.drover.slam.optimization.PoseEdge;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the pose graphs of a map say of places of two robots, from the files that the map leaves.
 */
final class CrossConstraints {
  private static final int FIELDS = 5;

  /** A line of graph.csv. */
  private record Vertex(boolean submap, int robot, String stamp) {}

  private CrossConstraints() {}

  /**
   * One robot's scan seen from the first scan of another one's submap, which is the submap's frame.
   *
   * @param folder of {@code map --out}
   */
  static Relations of(Path folder) {
    List<Relation> relations = new ArrayList<>();
    try (DirectoryStream<Path> graphs = Files.newDirectoryStream(folder, "graph*.g2o")) {
      for (Path graph : graphs) {
        String names = graph.getFileName().toString().replace(".g2o", ".csv");
        relations.addAll(relations(graph, vertices(folder.resolve(names))));
      }
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, folder + " cannot be read: check its rights", e);
    }
    return new Relations(relations);
  }

  private static List<Vertex> vertices(Path names) throws IOException {
    List<Vertex> vertices = new ArrayList<>();
    List<String> lines = Files.readAllLines(names);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", FIELDS);
      vertices.add(
          new Vertex(fields[1].equals("submap"), Integer.parseInt(fields[2]), fields[FIELDS - 1]));
    }
    return vertices;
  }

  private static List<Relation> relations(Path graph, List<Vertex> vertices) {
    List<Relation> relations = new ArrayList<>();
    Map<Integer, String> firstScans = new HashMap<>();
    for (PoseEdge edge : G2oFile.read(graph).edges()) {
      Vertex from = vertices.get(edge.from());
      Vertex to = vertices.get(edge.to());
      if (from.submap()) {
        // the scan that a submap begins with is bound to it before any other
        String first = firstScans.computeIfAbsent(edge.from(), submap -> to.stamp());
        if (from.robot() != to.robot()) {
          relations.add(
              new Relation(
                  Double.parseDouble(first), Double.parseDouble(to.stamp()), edge.measurement()));
        }
      }
    }
    return relations;
  }
}
