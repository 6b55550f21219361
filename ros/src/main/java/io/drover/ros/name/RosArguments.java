package io.drover.ros.name;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What launch files, command line and environment tell a node.
 *
 * @param names the node's own, with remappings
 * @param master where the ROS master listens
 * @param host the address by which others reach this node, if it was told
 * @param parameters private ones to set ({@code _name:=value}), by name without underscore
 * @param others arguments that are not for ROS, in their order
 */
public record RosArguments(
    GraphNames names,
    URI master,
    Optional<String> host,
    Map<String, Object> parameters,
    List<String> others) {
  private static final String DEFAULT_MASTER = "http://localhost:11311";

  public RosArguments {
    parameters = Map.copyOf(parameters);
    others = List.copyOf(others);
  }

  /**
   * Reads {@code __name:= __ns:= __ip:= __hostname:= __master:= _parameter:= from:=to}, and where
   * these say nothing {@code ROS_NAMESPACE}, {@code ROS_IP}, {@code ROS_HOSTNAME} and {@code
   * ROS_MASTER_URI}.
   *
   * @param name what the node is called unless it is told
   * @throws DroverException {@code INVALID_ARGUMENT} if one cannot be used
   */
  public static RosArguments parse(
      String name, List<String> arguments, Map<String, String> environment) {
    Map<String, String> special = new HashMap<>();
    Map<String, String> remaps = new HashMap<>();
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (String argument : arguments) {
      int sign = argument.indexOf(":=");
      if (sign <= 0) {
        others.add(argument);
        continue;
      }
      String from = argument.substring(0, sign);
      String to = argument.substring(sign + 2);
      if (from.startsWith("__")) {
        special.put(from, to);
      } else if (from.startsWith("_")) {
        parameters.put(from.substring(1), value(argument, to));
      } else {
        remaps.put(from, to);
      }
    }
    String namespace = special.getOrDefault("__ns", environment.getOrDefault("ROS_NAMESPACE", ""));
    String master =
        special.getOrDefault(
            "__master", environment.getOrDefault("ROS_MASTER_URI", DEFAULT_MASTER));
    Optional<String> host =
        Optional.ofNullable(special.get("__hostname"))
            .or(() -> Optional.ofNullable(special.get("__ip")))
            .or(() -> Optional.ofNullable(environment.get("ROS_HOSTNAME")))
            .or(() -> Optional.ofNullable(environment.get("ROS_IP")))
            .filter(h -> !h.isBlank());
    return new RosArguments(
        GraphNames.of(namespace, special.getOrDefault("__name", name), remaps),
        uri(master),
        host,
        parameters,
        others);
  }

  private static URI uri(String text) {
    try {
      URI uri = URI.create(text.strip());
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        "ROS master \"" + text + "\" is no address: give one such as " + DEFAULT_MASTER);
  }

  private static Object value(String argument, String text) {
    try {
      Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      if (value == null) {
        return "";
      }
      if (isParameter(value)) {
        return value;
      }
    } catch (YAMLException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, argument + " is no YAML: quote what is meant as text", e);
    }
    throw new DroverException(
        ErrorCode.INVALID_ARGUMENT,
        argument
            + " is no parameter of ROS: give true or false, 32-bit or real numbers, texts, lists or"
            + " maps of these");
  }

  private static boolean isParameter(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().allMatch(RosArguments::isParameter);
    }
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().allMatch(String.class::isInstance)
          && map.values().stream().allMatch(RosArguments::isParameter);
    }
    return value instanceof Boolean
        || value instanceof Integer
        || value instanceof Double
        || value instanceof String
        || value instanceof byte[];
  }
}
