package io.drover.ros.tcp;

import io.drover.ros.RosNode;
import io.drover.ros.RosNodeContract;
import io.drover.ros.name.GraphNames;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The port over a real master. */
class TcpRosNodeTest extends RosNodeContract {
  @TempDir private static Path folder;
  private static RosCore core;

  @BeforeAll
  static void start() throws IOException {
    core = RosCore.start(folder);
  }

  @AfterAll
  static void stop() {
    if (core != null) {
      core.close();
    }
  }

  @Override
  protected RosNode join(GraphNames names) {
    return core.join(names);
  }
}
