package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
  private static final int COLUMNS = 79;

  private static List<CommandLine> verbs(CommandLine above) {
    List<CommandLine> all = new ArrayList<>();
    above
        .getSubcommands()
        .values()
        .forEach(
            verb -> {
              all.add(verb);
              all.addAll(verbs(verb));
            });
    return all;
  }

  @Test
  void examplesFitIntoALine() {
    List<CommandLine> verbs = verbs(Drover.line());
    assertThat(verbs).hasSizeGreaterThan(12);
    for (CommandLine verb : verbs) {
      assertThat(Arrays.asList(verb.getCommandSpec().usageMessage().footer()))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }
  }

  @Test
  void optionsSayWhatTheyTakeInCapitalsOrWords() {
    for (CommandLine verb : verbs(Drover.line())) {
      assertThat(verb.getCommandSpec().options())
          .filteredOn(option -> option.arity().max() > 0)
          .allSatisfy(option -> assertThat(option.paramLabel()).doesNotStartWith("<"));
    }
  }

  @Test
  void aWordThatNeedsAnotherTellsWhichThereAre() {
    for (String[] words : new String[][] {{}, {"train"}, {"profile"}, {"config"}}) {
      StringWriter err = new StringWriter();
      assertThat(Drover.run(new PrintWriter(err, true), words)).isEqualTo(2);
      assertThat(err.toString()).contains("Commands:");
    }
  }
}
