package io.drover.launch.node;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.RosNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A node's private parameters as a configuration record, read once and strictly. */
final class NodeParameters {
  private NodeParameters() {}

  /**
   * Reads them.
   *
   * @throws DroverException {@code INVALID_CONFIG} that names the parameters which cannot be used
   */
  static <C extends Record> C of(RosNode node, C defaults) {
    String name = node.names().node();
    Optional<Object> set = node.parameters().get(name);
    if (set.isEmpty()) {
      return defaults;
    }
    if (!(set.get() instanceof Map<?, ?> tree)) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG,
          "parameter " + name + " is a value: the node's own parameters belong below that name");
    }
    Map<String, Object> values = new HashMap<>();
    tree.forEach((key, value) -> values.put(key.toString(), value));
    return ConfigReader.bind("parameters of " + name, values, defaults);
  }
}
