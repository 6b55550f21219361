package io.drover.launch.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final String ESCAPE = "\u001b";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFileGetsNoEscapes() {
    try (Screen screen = Screen.plain(out)) {
      assertThat(screen.show(List.of("one", "two"))).isTrue();
      assertThat(screen.show(List.of("three"))).isTrue();
    }
    assertThat(shown()).isEqualTo("one\ntwo\n\nthree\n");
  }

  @Test
  void aTerminalIsLeftAsItWas() {
    try (Screen screen = Screen.terminal(out)) {
      screen.show(List.of("one", "two"));
    }
    assertThat(shown())
        .startsWith(ESCAPE + "[?1049h" + ESCAPE + "[?25l")
        .contains("one" + ESCAPE + "[K\ntwo" + ESCAPE + "[K" + ESCAPE + "[J")
        .endsWith(ESCAPE + "[?25h" + ESCAPE + "[?1049l");
  }

  @Test
  void edgesCannotMoveTheCursor() {
    try (Screen screen = Screen.plain(out)) {
      screen.show(List.of("drone" + ESCAPE + "[2J\r\n\u009bx"));
    }
    assertThat(shown()).doesNotContain(ESCAPE, "\r", "\u009b").startsWith("drone?[2J??");
  }

  @Test
  void tellsWhenNobodyLooksAnyMore() {
    PrintStream broken =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            StandardCharsets.UTF_8);
    try (Screen screen = Screen.plain(broken)) {
      assertThat(screen.show(List.of("one"))).isFalse();
    }
  }
}
