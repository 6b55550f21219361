package io.drover.launch.dashboard;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** JSON that is put together from what others have sent. */
final class JsonText {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonText() {}

  static void quote(StringBuilder out, String text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }

  /** A message of messages. */
  static String of(String type, List<FleetMessage> messages) {
    StringBuilder out = new StringBuilder(1024).append("{\"type\":\"").append(type);
    out.append("\",\"now\":").append(System.currentTimeMillis()).append(",\"messages\":[");
    for (int i = 0; i < messages.size(); i++) {
      out.append(i == 0 ? "" : ",");
      messages.get(i).write(out);
    }
    return out.append("]}").toString();
  }

  static JsonMapper mapper() {
    return JSON;
  }
}
