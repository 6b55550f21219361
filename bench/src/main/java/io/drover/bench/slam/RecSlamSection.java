package io.drover.bench.slam;

import io.drover.bench.report.Chart;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.slam.simulation.FloorPlanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * RecSLAM's figures: rounds of a fleet whose scans are spread over edges, and what they rest on.
 */
final class RecSlamSection implements SlamSection {
  private final RecSlamConfig config;

  RecSlamSection() {
    this(RecSlamConfig.committed());
  }

  RecSlamSection(RecSlamConfig config) {
    this.config = config;
  }

  @Override
  public String id() {
    return "recslam";
  }

  @Override
  public Section run(SlamBenchData data, SlamBenchOptions options) {
    RecSlamEffort effort = options.recSlam();
    List<BuildingSurvey> buildings =
        Stream.of(FloorPlanKind.values())
            .map(kind -> BuildingSurvey.of(kind, config, effort))
            .toList();
    RoundTables rounds = new RoundTables(config, effort);
    OverlapCurve overlap = new OverlapCurve(buildings);
    List<Table> tables = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    for (BuildingSurvey building : buildings) {
      tables.add(rounds.rounds(building, true));
      tables.add(rounds.rounds(building, false));
      tables.add(rounds.groupings(building, true));
      tables.add(rounds.groupings(building, false));
      tables.add(rounds.measured(building, true));
      tables.add(rounds.measured(building, false));
      charts.add(rounds.chart(building));
    }
    tables.add(FusionTables.inputs(buildings));
    tables.add(overlap.table());
    buildings.forEach(building -> tables.add(FusionTables.times(building)));
    tables.add(PlannerTable.of(effort));
    buildings.forEach(building -> tables.add(rounds.sensitivity(building)));
    charts.add(FusionTables.chart(buildings));
    charts.add(overlap.chart());
    return new Section(id(), "RecSLAM's rounds", note(effort), Kind.SIMULATED, tables, charts);
  }

  private String note(RecSlamEffort effort) {
    return "t_c = max over edges (max over robots (pack + transfer + SLAM) + fusion + transfer of the"
        + " fused map) + the cloud's fusion, as RecSLAM defines it; Cloud: SLAM on each robot, all"
        + " maps fused in the cloud. Simulated from what is measured here on "
        + effort.fleets()
        + " simulated fleets of each building, means of which are told: CPU time of SLAM (one"
        + " thread), packing and fusion, bytes of scans and maps, and which maps overlap. Fusion is"
        + " the work of the pose graph that map uses: what one graph of k robots takes in a round"
        + " more than k graphs of one robot each, mean of the second half of the rounds. Unlike"
        + " RecSLAM's it goes on from what it has found, and does not match all maps anew. Bytes"
        + " are those of the messages that map --edges sends. Not"
        + " measured are the speeds of links, robots, edges and cloud relative to this machine:"
        + " they are estimates from one file, recslam.yaml; the last tables change them one by one."
        + " A fusion runs on one thread everywhere: a cloud that spreads it over its vCPU is like"
        + " the rows in which it is faster. The published savings are from other SLAM, other fusion"
        + " and other machines, and only as far comparable. In RecSLAM's equations t_fuse goes by"
        + " the number of maps, so that the cloud takes an edge's fused map for one. The tables"
        + " \"with Drover's graphs\" leave that out: each edge's fusion is the measured one of its"
        + " very robots, and the cloud's what its graph still does when edges tell what they have"
        + " found, all relaxation included; with Cloud each robot has closed its own loops."
        + " Queues and the time of light are left out.";
  }
}
