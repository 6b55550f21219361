package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.fusion.GlobalMerge;
import io.drover.slam.log.G2oFile;
import io.drover.slam.map.MapImage;
import io.drover.slam.posegraph.GraphProblem;
import io.drover.slam.posegraph.PoseGraph;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.posegraph.SubmapId;
import io.drover.slam.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code map} leaves behind. Of the robots that share the map's frame: {@code map.pgm} and
 * {@code map.yaml} for map_server, {@code map.png} to look at, {@code graph.g2o} with the names of
 * its vertices in {@code graph.csv}, and each submap in {@code submaps}. Of others the same but
 * submaps, named by the first robot of their frame: {@code map.2.pgm}. And {@code report.html}.
 */
public final class MapFolder {
  /** Side of a pixel, metres. */
  private static final double RESOLUTION = 0.05;

  private MapFolder() {}

  /**
   * Writes all of it, over what is there.
   *
   * @param folder that is there
   * @param options that were mapped by
   * @param figures of the run
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static void write(
      Path folder, MappingRun run, MappingOptions options, Map<String, Object> figures) {
    List<MapLayers> frames =
        run.costs()
            .robots()
            .measured(
                Stage.WRITING,
                () -> {
                  writeSubmaps(folder, run);
                  return writeFrames(folder, run);
                });
    MapFiles.write(folder.resolve("report.html"), MapReport.of(run, options, figures, frames));
  }

  /** What was drawn of each frame; that of the merged robots comes first. */
  private static List<MapLayers> writeFrames(Path folder, MappingRun run) {
    List<MapLayers> frames = new ArrayList<>();
    frames.add(writeFrame(folder, "", run.mapping(), run.merged()));
    for (List<Integer> robots : run.mapping().graph().frames()) {
      if (!robots.equals(run.merged())) {
        frames.add(writeFrame(folder, "." + robots.get(0), run.mapping(), robots));
      }
    }
    return frames;
  }

  private static MapLayers writeFrame(
      Path folder, String suffix, GlobalMerge mapping, List<Integer> robots) {
    MapLayers layers = MapLayers.of(mapping, robots, RESOLUTION);
    MapFiles.writeMap(folder, "map" + suffix, layers.map(), Pose2.IDENTITY);
    layers.picture().write(folder.resolve("map" + suffix + ".png"));
    GraphProblem problem = mapping.graph().problem(robots.get(0));
    G2oFile.write(folder.resolve("graph" + suffix + ".g2o"), problem.poses());
    MapFiles.write(folder.resolve("graph" + suffix + ".csv"), names(problem, mapping.graph()));
    return layers;
  }

  /** What the vertices of a graph are; submaps have no stamp. */
  private static String names(GraphProblem problem, PoseGraph graph) {
    StringBuilder text = new StringBuilder("vertex,kind,robot,index,stamp\n");
    int vertex = 0;
    for (SubmapId submap : problem.submaps()) {
      text.append(vertex++).append(",submap,").append(submap.robot()).append(',');
      text.append(submap.index()).append(",\n");
    }
    for (ScanId scan : problem.scans()) {
      text.append(vertex++).append(",scan,").append(scan.robot()).append(',');
      text.append(scan.index()).append(',').append(graph.scan(scan).stamp()).append('\n');
    }
    return text.toString();
  }

  private static void writeSubmaps(Path folder, MappingRun run) {
    Path submaps = folder.resolve("submaps");
    try {
      Files.createDirectories(submaps);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, submaps + " cannot be made: remove what is there", e);
    }
    PoseGraph graph = run.mapping().graph();
    for (int robot : run.merged()) {
      for (SubmapId submap : graph.submaps(robot)) {
        MapFiles.writeMap(
            submaps,
            robot + "-" + submap.index(),
            MapImage.of(graph.submap(submap)),
            graph.pose(submap));
      }
    }
  }
}
