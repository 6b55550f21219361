package io.drover.ros.xmlrpc;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads calls and answers. No document types, no entities but XML's own, no deep nesting. */
final class XmlRpcReader {
  private static final int DEEPEST = 64;

  private final XMLStreamReader xml;
  private int depth;

  private XmlRpcReader(byte[] document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
  }

  /** A method and its parameters. */
  record Call(String method, List<Object> parameters) {}

  static Call call(byte[] document) throws XmlRpcFault {
    try {
      XmlRpcReader reader = new XmlRpcReader(document);
      reader.open("methodCall");
      reader.open("methodName");
      String method = reader.xml.getElementText().strip();
      List<Object> parameters = new ArrayList<>();
      if (reader.next() && reader.at("params")) {
        while (reader.next()) {
          parameters.add(reader.parameter());
        }
      }
      return new Call(method, parameters);
    } catch (XMLStreamException | RuntimeException e) {
      throw malformed(e);
    }
  }

  static Object answer(byte[] document) throws XmlRpcFault {
    Object fault;
    try {
      XmlRpcReader reader = new XmlRpcReader(document);
      reader.open("methodResponse");
      reader.require(reader.next());
      if (reader.at("params")) {
        reader.require(reader.next());
        return reader.parameter();
      }
      reader.require(reader.at("fault"));
      reader.open("value");
      fault = reader.value();
    } catch (XMLStreamException | RuntimeException e) {
      throw malformed(e);
    }
    throw new XmlRpcFault(
        fault instanceof Map<?, ?> map ? String.valueOf(map.get("faultString")) : "" + fault);
  }

  private static XmlRpcFault malformed(Exception e) {
    return new XmlRpcFault("not XML-RPC: " + String.valueOf(e.getMessage()).replace('\n', ' '));
  }

  private Object parameter() throws XMLStreamException {
    require(at("param"));
    open("value");
    Object value = value();
    require(!next());
    return value;
  }

  /** From the start of a value to its end. */
  private Object value() throws XMLStreamException {
    if (++depth > DEEPEST) {
      throw new XMLStreamException("values are nested too deep");
    }
    StringBuilder text = new StringBuilder();
    Object value = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT) {
        depth--;
        return value == null ? text.toString() : value;
      }
      if (event == XMLStreamReader.START_ELEMENT) {
        value = typed(xml.getLocalName());
      } else if (event == XMLStreamReader.CHARACTERS) {
        text.append(xml.getText());
      }
    }
  }

  private Object typed(String type) throws XMLStreamException {
    switch (type) {
      case "array":
        return array();
      case "struct":
        return struct();
      case "nil":
        xml.getElementText();
        return "";
      default:
        String text = xml.getElementText();
        return switch (type) {
          case "int", "i4" -> Integer.valueOf(text.strip());
          case "i8" -> Long.valueOf(text.strip());
          case "boolean" -> text.strip().equals("1");
          case "double" -> real(text.strip());
          case "base64" -> Base64.getMimeDecoder().decode(text);
          case "string", "dateTime.iso8601" -> text;
          default -> throw new XMLStreamException("no value is a " + type);
        };
    }
  }

  /** Python writes {@code inf} and {@code nan}. */
  private static Double real(String text) {
    return switch (text.replaceFirst("^[+-]", "")) {
      case "inf" -> text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.valueOf(text);
    };
  }

  private List<Object> array() throws XMLStreamException {
    List<Object> values = new ArrayList<>();
    open("data");
    while (next()) {
      require(at("value"));
      values.add(value());
    }
    require(!next());
    return values;
  }

  private Map<String, Object> struct() throws XMLStreamException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (next()) {
      require(at("member"));
      open("name");
      String name = xml.getElementText();
      open("value");
      members.put(name, value());
      require(!next());
    }
    return members;
  }

  private void open(String element) throws XMLStreamException {
    require(next() && at(element));
  }

  private boolean at(String element) {
    return xml.getLocalName().equals(element);
  }

  /** Goes to the next tag; whether it is an opening one. */
  private boolean next() throws XMLStreamException {
    return xml.nextTag() == XMLStreamReader.START_ELEMENT;
  }

  private void require(boolean expected) throws XMLStreamException {
    if (!expected) {
      throw new XMLStreamException("unexpected " + xml.getLocalName());
    }
  }
}
