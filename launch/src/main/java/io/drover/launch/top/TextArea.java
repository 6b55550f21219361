package io.drover.launch.top;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Room for text, in characters. */
record TextArea(int columns, int rows) {
  /** Of a file or a pipe. */
  static final TextArea UNBOUNDED = new TextArea(Integer.MAX_VALUE, Integer.MAX_VALUE);

  private static final TextArea USUAL = new TextArea(80, 24);

  /** Of the terminal as it is now, else as the environment says, else as terminals usually are. */
  static TextArea ofTerminal() {
    String size = stty();
    if (size.matches("[1-9]\\d{0,4} [1-9]\\d{0,4}")) {
      String[] both = size.split(" ");
      return new TextArea(Integer.parseInt(both[1]), Integer.parseInt(both[0]));
    }
    Map<String, String> environment = System.getenv();
    return new TextArea(
        number(environment.get("COLUMNS"), USUAL.columns()),
        number(environment.get("LINES"), USUAL.rows()));
  }

  private static int number(String text, int otherwise) {
    return text != null && text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : otherwise;
  }

  private static String stty() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size =
          new String(process.getInputStream().readNBytes(32), StandardCharsets.UTF_8).strip();
      return process.waitFor(1, TimeUnit.SECONDS) ? size : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
