package io.drover.telemetry.account;

import io.drover.telemetry.topic.TopicTree;
import java.util.List;

/** What an account is for; what it may do follows. */
public enum Role {
  /** Speaks for itself only, and hears its own commands. */
  DRONE,
  /** Speaks for itself only, and hears its own commands. */
  EDGE,
  /** Speaks for itself only, and hears its own commands, of which there are none yet. */
  MAP,
  /** Hears everything of its site, and commands everybody there: a person, or a dashboard. */
  OPERATOR;

  List<AccessRule> rules(TopicTree own) {
    return switch (this) {
      case DRONE, EDGE, MAP ->
          List.of(AccessRule.write(own.branch()), AccessRule.read(own.commands()));
      case OPERATOR ->
          List.of(
              AccessRule.read(TopicTree.siteBranch(own.site())),
              AccessRule.write(TopicTree.siteCommands(own.site())));
    };
  }
}
