package io.drover.launch.record;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which topics are recorded.
 *
 * @param names as people write them, subscribed to whether they are there or not
 * @param found which of those that are published, now or later, are recorded besides
 */
public record TopicChoice(List<String> names, Optional<Predicate<String>> found) {
  public TopicChoice {
    names = List.copyOf(names);
  }

  /**
   * What a command line chooses.
   *
   * @param words names, or with {@code regex} patterns of whole names
   * @param exclude pattern of whole names that are left out of those found
   * @throws DroverException {@code INVALID_ARGUMENT} if nothing is chosen, or a pattern is none
   */
  public static TopicChoice of(
      List<String> words, boolean all, boolean regex, Optional<String> exclude) {
    if (all == !words.isEmpty()) {
      throw mistake(
          all
              ? "--all records every topic: leave out " + words.get(0) + ", or --all"
              : "nothing to record: name topics, or record every one with --all");
    }
    if (!all && !regex) {
      if (exclude.isPresent()) {
        throw mistake("--exclude leaves topics out of --all or --regex: give one of them, too");
      }
      return new TopicChoice(words, Optional.empty());
    }
    Predicate<String> wanted =
        all
            ? topic -> true
            : words.stream()
                .map(word -> pattern("--regex", word))
                .reduce(topic -> false, Predicate::or);
    Predicate<String> unwanted =
        exclude.map(word -> pattern("--exclude", word)).orElse(topic -> false);
    return new TopicChoice(List.of(), Optional.of(wanted.and(unwanted.negate())));
  }

  private static Predicate<String> pattern(String option, String text) {
    try {
      return Pattern.compile(text).asMatchPredicate();
    } catch (PatternSyntaxException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          option + ": '" + text + "' is no regular expression: " + e.getDescription(),
          e);
    }
  }

  private static DroverException mistake(String text) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, text);
  }
}
