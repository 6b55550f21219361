package io.drover.telemetry.account;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.account.AccessRule.Access;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mosquitto's {@code acl_file}: {@code user NAME} and below it {@code topic [read|write|readwrite]
 * FILTER} lines for that user, {@code pattern} lines for everybody with {@code %u} for the name.
 * What it does not know of that format it refuses, so that it never allows more than mosquitto.
 */
final class AclFile {
  private static final Pattern USER = Pattern.compile("user\\s+(?<name>.+)");
  private static final Pattern RULE =
      Pattern.compile(
          "(?<kind>topic|pattern)\\s+((?<access>read|write|readwrite|deny)\\s+)?(?<filter>\\S.*)");

  private final Map<String, List<AccessRule>> byUser = new HashMap<>();
  private final List<AccessRule> patterns = new ArrayList<>();

  private AclFile() {}

  /**
   * Reads a file's lines.
   *
   * @param file for messages
   * @throws DroverException {@code MALFORMED_FILE} with the line
   */
  static AclFile parse(Path file, List<String> lines) {
    AclFile acl = new AclFile();
    // what stands before the first user is for those who show no name: nobody here
    Optional<String> user = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher named = USER.matcher(line);
      if (named.matches()) {
        user = Optional.of(named.group("name"));
        continue;
      }
      Matcher rule = RULE.matcher(line);
      if (!rule.matches()) {
        throw malformed(file, i, "is no user, topic or pattern");
      }
      acl.add(file, i, rule, user);
    }
    return acl;
  }

  private void add(Path file, int index, Matcher line, Optional<String> user) {
    String access = Optional.ofNullable(line.group("access")).orElse("readwrite");
    if (access.equals("deny")) {
      throw malformed(file, index, "denies, which only mosquitto understands: allow less instead");
    }
    AccessRule rule =
        new AccessRule(
            access.equals("readwrite")
                ? Access.READ_WRITE
                : Access.valueOf(access.toUpperCase(Locale.ROOT)),
            new TopicFilter(line.group("filter")));
    if (!rule.filter().wellFormed()) {
      throw malformed(file, index, "has + or # beside other characters, or # before the end");
    }
    if (line.group("kind").equals("pattern")) {
      if (rule.filter().text().contains("%c")) {
        throw malformed(file, index, "goes by client ids, which anybody can choose: use %u");
      }
      patterns.add(rule);
    } else {
      user.ifPresent(name -> byUser.computeIfAbsent(name, unused -> new ArrayList<>()).add(rule));
    }
  }

  /** What a user may do. */
  List<AccessRule> rules(String user) {
    List<AccessRule> rules = new ArrayList<>(byUser.getOrDefault(user, List.of()));
    patterns.forEach(pattern -> rules.add(pattern.named(user)));
    return rules;
  }

  private static DroverException malformed(Path file, int index, String what) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE, file + ", line " + (index + 1) + ", " + what);
  }
}
