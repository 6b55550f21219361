package io.drover.telemetry.topic;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The branch of the topic tree that one participant publishes on: {@code
 * drover/v1/<site>/<participant>/…}, the shape of VDA 5050. A participant is a drone, rover, edge
 * or map, unique in its site; which of these it is stands in its {@code connection} message. What
 * cannot be one level of an MQTT path is an {@code INVALID_ARGUMENT}.
 *
 * @param site where the fleet works; one level of a path
 * @param participant who publishes; one level of a path
 */
public record TopicTree(String site, String participant) {
  private static final String ROOT = "drover/v1/";
  private static final String COMMAND = "/command/";
  private static final String COMMANDS = COMMAND + "#";
  private static final int MAXIMUM_LEVEL_LENGTH = 128;

  public TopicTree {
    requireLevel("site", site);
    requireLevel("participant", participant);
  }

  /** The full path of {@code topic}. */
  public String path(Topic topic) {
    return ROOT + site + "/" + participant + "/" + topic.level();
  }

  /** A filter of all that it publishes. */
  public String branch() {
    return ROOT + site + "/" + participant + "/#";
  }

  /** A filter of what others tell it to do. */
  public String commands() {
    return ROOT + site + "/" + participant + COMMANDS;
  }

  /** Where it is told to do something; the name is one level of a path. */
  public String command(String name) {
    requireLevel("command", name);
    return ROOT + site + "/" + participant + COMMAND + name;
  }

  /** The name of the command that is given on a path; empty if the path is none of its commands. */
  public Optional<String> commandName(String path) {
    String prefix = ROOT + site + "/" + participant + COMMAND;
    return path.startsWith(prefix) && path.length() > prefix.length()
        ? Optional.of(path.substring(prefix.length()))
        : Optional.empty();
  }

  /** A filter of all that a site's participants publish. */
  public static String siteBranch(String site) {
    requireLevel("site", site);
    return ROOT + site + "/#";
  }

  /** A filter of what a site's participants are told to do. */
  public static String siteCommands(String site) {
    requireLevel("site", site);
    return ROOT + site + "/+" + COMMANDS;
  }

  private static void requireLevel(String kind, String level) {
    if (level == null
        || level.isBlank()
        || level.length() > MAXIMUM_LEVEL_LENGTH
        || level.chars().anyMatch(TopicTree::isForbidden)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(level)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          kind
              + " '"
              + printable(level)
              + "' cannot be a level of an MQTT topic: use 1 to "
              + MAXIMUM_LEVEL_LENGTH
              + " characters without / + # $ or control characters");
    }
  }

  private static boolean isForbidden(int character) {
    return "/+#$".indexOf(character) >= 0 || Character.isISOControl(character);
  }

  private static String printable(String level) {
    return level == null ? "" : level.replaceAll("\\p{Cntrl}", "?");
  }
}
