package io.drover.launch.node.slam;

import io.drover.core.config.Doc;

/** Private parameters of an {@code edge_fusion}. */
public record EdgeFusionParameters(
    @Doc("host:port of the global_merge") String cloud,
    @Doc("host:port where robots connect") String bind,
    @Doc(
            "may listen beyond this machine, where nothing is encrypted: for networks that are trusted")
        boolean insecure) {
  static final int PORT = 50062;

  /** An edge of this machine's robots and cloud. */
  public static final EdgeFusionParameters DEFAULT =
      new EdgeFusionParameters(
          "127.0.0.1:" + GlobalMergeParameters.PORT, "127.0.0.1:" + PORT, false);
}
