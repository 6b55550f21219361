package io.drover.roscodegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes one message as a Java record that can be read from and written to the wire. Reading
 * follows the order of the text, so that a record's canonical constructor is its decoder.
 */
final class RecordWriter {
  private final MessageCatalog catalog;
  private final String root;

  /**
   * @param root the Java package above those of the messages
   */
  RecordWriter(MessageCatalog catalog, String root) {
    this.catalog = catalog;
    this.root = root;
  }

  /**
   * The record's source.
   *
   * @param simpleName of the Java type
   * @param rosName as it is sent to others
   * @param modifiers before {@code record}
   */
  String write(MessageText message, String simpleName, String rosName, String modifiers)
      throws MessageTextException {
    List<String> names = JavaNames.of(message.fields());
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      components.add(new Component(message.fields().get(i).type(), names.get(i), root));
    }
    StringBuilder source = new StringBuilder();
    source.append("/** The message {@code ").append(rosName).append("}. */\n");
    source.append(modifiers).append("record ").append(simpleName).append('(');
    source.append(join(components, c -> "\n    " + c.javaType() + " " + c.name(), ","));
    source.append(") implements Message {\n");
    for (MessageConstant constant : message.constants()) {
      String name = names.contains(constant.name()) ? constant.name() + "_" : constant.name();
      source.append("  public static final ").append(constant.type().scalar());
      source.append(' ').append(name).append(" = ");
      source.append(JavaLiterals.constant(constant)).append(";\n");
    }
    source.append("  /** Name, check sum and definition. */\n");
    source.append("  public static final MessageType<").append(simpleName).append("> TYPE =\n");
    source.append("      new MessageType<>(\n          \"").append(rosName).append("\",\n");
    source.append("          \"").append(catalog.md5(message)).append("\",\n          ");
    source.append(JavaLiterals.string(catalog.definition(message)));
    source.append(",\n          ").append(simpleName).append("::read);\n\n");

    source.append("  public ").append(simpleName).append(" {\n");
    components.forEach(c -> source.append(c.check()));
    source.append("  }\n\n");

    source.append("  /** With zeros, empty texts and empty lists. */\n");
    source.append("  public static ").append(simpleName).append(" zero() {\n    return new ");
    source.append(simpleName).append('(').append(join(components, Component::zero, ", "));
    source.append(");\n  }\n\n");

    source.append("  /** Reads one. */\n  public static ").append(simpleName);
    source.append(" read(MessageReader in) throws MessageFormatException {\n    return new ");
    source.append(simpleName).append('(').append(join(components, Component::read, ", "));
    source.append(");\n  }\n\n");

    source.append("  @Override\n  public void write(MessageWriter out) {\n");
    components.forEach(c -> source.append(c.write()));
    source.append("  }\n\n");
    source.append("  @Override\n  public MessageType<").append(simpleName);
    source.append("> type() {\n    return TYPE;\n  }\n");

    for (Component changed : components) {
      source.append("\n  /** With another {@code ").append(changed.name()).append("}. */\n");
      source.append("  public ").append(simpleName).append(" with");
      source.append(JavaNames.capital(changed.name())).append('(');
      source.append(changed.javaType()).append(' ').append(changed.name());
      source.append(") {\n    return new ").append(simpleName).append('(');
      source.append(join(components, Component::name, ", ")).append(");\n  }\n");
    }
    if (components.stream().anyMatch(Component::packed)) {
      equality(simpleName, components, source);
    }
    return source.append("}\n").toString();
  }

  private static void equality(String simpleName, List<Component> all, StringBuilder source) {
    source.append("\n  @Override\n  public boolean equals(Object other) {\n    return other ");
    source.append("instanceof ").append(simpleName).append(" o");
    all.forEach(c -> source.append("\n        && ").append(c.equal()));
    source.append(";\n  }\n\n  @Override\n  public int hashCode() {\n    int hash = 1;\n");
    all.forEach(c -> source.append("    hash = 31 * hash + ").append(c.hash()).append(";\n"));
    source.append("    return hash;\n  }\n");
  }

  private static String join(
      List<Component> components, Function<Component, String> part, String delimiter) {
    return components.stream().map(part).collect(Collectors.joining(delimiter));
  }
}
