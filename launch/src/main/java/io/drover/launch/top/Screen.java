package io.drover.launch.top;

import java.io.PrintStream;
import java.util.List;

/** Where lines are shown again and again. One thread at a time. */
interface Screen extends AutoCloseable {
  /** Room on it now. */
  TextArea area();

  /** Shows lines instead of those before, or after them; false if nobody looks any more. */
  boolean show(List<String> lines);

  @Override
  void close();

  /**
   * A terminal: lines are written over, on a screen that gives way to the former one at the end.
   */
  static Screen terminal(PrintStream out) {
    out.print("\u001b[?1049h\u001b[?25l");
    out.flush();
    return new Screen() {
      @Override
      public TextArea area() {
        return TextArea.ofTerminal();
      }

      @Override
      public boolean show(List<String> lines) {
        StringBuilder text = new StringBuilder("\u001b[H");
        for (int i = 0; i < lines.size(); i++) {
          text.append(i == 0 ? "" : "\n").append(clean(lines.get(i))).append("\u001b[K");
        }
        out.print(text.append("\u001b[J"));
        return !out.checkError();
      }

      @Override
      public void close() {
        out.print("\u001b[?25h\u001b[?1049l");
        out.flush();
      }
    };
  }

  /** A file or a pipe: lines follow one another, an empty one between. */
  static Screen plain(PrintStream out) {
    return new Screen() {
      private boolean first = true;

      @Override
      public TextArea area() {
        return TextArea.UNBOUNDED;
      }

      @Override
      public boolean show(List<String> lines) {
        StringBuilder text = new StringBuilder(first ? "" : "\n");
        first = false;
        lines.forEach(line -> text.append(clean(line)).append('\n'));
        out.print(text);
        return !out.checkError();
      }

      @Override
      public void close() {}
    };
  }

  /** What edges say must not move the cursor about. */
  private static String clean(String line) {
    return line.replaceAll("\\p{Cc}", "?");
  }
}
