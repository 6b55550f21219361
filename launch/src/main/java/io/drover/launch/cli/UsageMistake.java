package io.drover.launch.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;

/** What picocli refuses, in the words of every other mistake. */
final class UsageMistake {
  private static final Pattern VALUE =
      Pattern.compile("^Invalid value for option '([^']+)'(?: \\([^)]*\\))?: ");
  private static final Pattern MISSING =
      Pattern.compile("^Missing required parameter for option '([^']+)' \\((.*)\\)$");

  private UsageMistake() {}

  /** One line that names the option, as it was typed. */
  static String of(ParameterException e) {
    String text = e.getMessage().lines().findFirst().orElse("wrong arguments");
    text = VALUE.matcher(text).replaceFirst("$1: ");
    text = MISSING.matcher(text).replaceFirst("$1 needs a value: $2");
    return text.replaceFirst(" is not an? (?:int|long)$", " is not a whole number")
        .replaceFirst(" is not a (?:double|float)$", " is not a number");
  }
}
