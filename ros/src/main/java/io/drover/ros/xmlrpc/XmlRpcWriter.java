package io.drover.ros.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes calls and answers. */
final class XmlRpcWriter {
  private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");

  private XmlRpcWriter() {}

  static byte[] call(String method, List<?> parameters) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.xml.append("<methodCall><methodName>").append(method).append("</methodName><params>");
    parameters.forEach(writer::parameter);
    return writer.end("</params></methodCall>");
  }

  static byte[] answer(Object value) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.xml.append("<methodResponse><params>");
    writer.parameter(value);
    return writer.end("</params></methodResponse>");
  }

  static byte[] fault(String message) {
    XmlRpcWriter writer = new XmlRpcWriter();
    writer.xml.append("<methodResponse><fault>");
    writer.value(Map.of("faultCode", 1, "faultString", message));
    return writer.end("</fault></methodResponse>");
  }

  private byte[] end(String tail) {
    return xml.append(tail).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void parameter(Object value) {
    xml.append("<param>");
    value(value);
    xml.append("</param>");
  }

  private void value(Object value) {
    xml.append("<value>");
    if (value instanceof Boolean flag) {
      xml.append("<boolean>").append(flag ? 1 : 0).append("</boolean>");
    } else if (value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Long whole && whole == whole.intValue()) {
      xml.append("<int>").append(value).append("</int>");
    } else if (value instanceof Double || value instanceof Float) {
      xml.append("<double>").append(value).append("</double>");
    } else if (value instanceof byte[] bytes) {
      xml.append("<base64>").append(Base64.getEncoder().encodeToString(bytes)).append("</base64>");
    } else if (value instanceof List<?> list) {
      xml.append("<array><data>");
      list.forEach(this::value);
      xml.append("</data></array>");
    } else if (value instanceof Map<?, ?> map) {
      xml.append("<struct>");
      map.forEach(this::member);
      xml.append("</struct>");
    } else if (value instanceof CharSequence text) {
      xml.append("<string>");
      text(text);
      xml.append("</string>");
    } else {
      throw new IllegalArgumentException(
          value + " cannot be sent: use true/false, 32-bit and real numbers, texts, lists, maps");
    }
    xml.append("</value>");
  }

  private void member(Object name, Object value) {
    xml.append("<member><name>");
    text(name.toString());
    xml.append("</name>");
    value(value);
    xml.append("</member>");
  }

  private void text(CharSequence text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#13;");
                default -> xml.appendCodePoint(isXml(c) ? c : '?');
              }
            });
  }

  private static boolean isXml(int c) {
    return c == '\n'
        || c == '\t'
        || c >= ' ' && c <= 0xd7ff
        || c >= 0xe000 && c != 0xfffe && c != 0xffff;
  }
}
