package io.drover.bench.a3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class A3dSectionsTest {
  @Test
  void areAllOrThoseThatAreNamedInTheirOwnOrder() {
    assertThat(A3dSections.named(List.of())).isEqualTo(A3dSections.ALL);
    assertThat(A3dSections.named(List.of("case", "speed")))
        .extracting(A3dSection::id)
        .containsExactly("speed", "case");
    assertThat(A3dSections.ALL).extracting(A3dSection::id).doesNotHaveDuplicates();
  }

  @Test
  void areListedByTheCommandInAsManyColumnsAsATerminalHas() {
    List<String> help =
        Arrays.asList(new CommandLine(new A3dCommand()).getCommandSpec().usageMessage().footer());
    assertThat(help).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    List<String> listed =
        help.subList(help.indexOf("Sections:") + 1, help.indexOf("Examples:") - 1).stream()
            .map(line -> line.strip().split(" ")[0])
            .toList();
    assertThat(listed).isEqualTo(A3dSections.ALL.stream().map(A3dSection::id).toList());
  }
}
