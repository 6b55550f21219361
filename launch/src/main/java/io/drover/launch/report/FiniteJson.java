package io.drover.launch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** JSON has neither infinity nor NaN: they are written as {@code null}. */
public final class FiniteJson {
  private FiniteJson() {}

  /** A field of an object. */
  public static void field(JsonGenerator out, String name, double value) throws IOException {
    out.writeFieldName(name);
    number(out, value);
  }

  /** A value of an array, or of the field whose name was written. */
  public static void number(JsonGenerator out, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  /** With at most so many decimals, for pages that must stay small; whole numbers without any. */
  static void rounded(JsonGenerator out, double value, int decimals) throws IOException {
    double scale = Math.pow(10, decimals);
    double rounded = Math.rint(value * scale) / scale;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
      out.writeNumber((long) rounded);
    } else {
      number(out, rounded);
    }
  }

  static void roundedField(JsonGenerator out, String name, double value, int decimals)
      throws IOException {
    out.writeFieldName(name);
    rounded(out, value, decimals);
  }

  static void roundedArray(JsonGenerator out, String name, double[] values, int decimals)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      rounded(out, value, decimals);
    }
    out.writeEndArray();
  }
}
