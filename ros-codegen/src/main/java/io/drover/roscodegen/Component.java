package io.drover.roscodegen;

/** One component of a generated record: the Java expressions that a field becomes. */
record Component(FieldType type, String name, String root) {
  private String element() {
    return type.primitive()
        .map(Primitive::scalar)
        .orElseGet(() -> messageType(type.message().orElseThrow()));
  }

  private String messageType(TypeName message) {
    return root + "." + message.packageName() + "." + message.shortName();
  }

  /** Whether it is a Java array. */
  boolean packed() {
    return type.array() && type.primitive().isPresent() && type.primitive().get().isPacked();
  }

  private boolean primitiveValue() {
    return !type.array()
        && type.primitive().isPresent()
        && !element().startsWith("java.")
        && Character.isLowerCase(element().charAt(0));
  }

  String javaType() {
    if (!type.array()) {
      return element();
    }
    return type.primitive().map(Primitive::array).orElse("java.util.List<" + element() + ">");
  }

  private String length() {
    return Integer.toString(type.length().orElse(-1));
  }

  String check() {
    if (primitiveValue()) {
      return "";
    }
    if (!type.array()) {
      return "    java.util.Objects.requireNonNull(" + name + ", \"" + name + "\");\n";
    }
    String count = packed() ? name + ".length" : name + ".size()";
    String copy = packed() ? "" : "    " + name + " = java.util.List.copyOf(" + name + ");\n";
    String right =
        type.length().isPresent()
            ? "    Message.requireLength(\"" + name + "\", " + length() + ", " + count + ");\n"
            : "    java.util.Objects.requireNonNull(" + name + ", \"" + name + "\");\n";
    return right + copy;
  }

  String zero() {
    if (packed()) {
      String array = javaType();
      return "new " + array.substring(0, array.length() - 1) + type.length().orElse(0) + "]";
    }
    String one = type.primitive().map(Primitive::zero).orElse(element() + ".zero()");
    if (!type.array()) {
      return one;
    }
    return type.length().isPresent()
        ? "java.util.Collections.nCopies(" + length() + ", " + one + ")"
        : "java.util.List.of()";
  }

  String read() {
    if (!type.array()) {
      return type.primitive().map(p -> "in." + p.codec() + "()").orElse(element() + ".read(in)");
    }
    if (packed()) {
      return "in." + type.primitive().orElseThrow().codec() + "s(" + length() + ")";
    }
    String one =
        type.primitive().map(p -> "MessageReader::" + p.codec()).orElse(element() + "::read");
    return "in.list(" + length() + ", " + one + ")";
  }

  String write() {
    if (!type.array()) {
      return type.primitive()
          .map(p -> "    out." + p.codec() + "(" + name + ");\n")
          .orElse("    " + name + ".write(out);\n");
    }
    String fixed = Boolean.toString(type.length().isPresent());
    if (packed()) {
      return "    out."
          + type.primitive().orElseThrow().codec()
          + "s("
          + name
          + ", "
          + fixed
          + ");\n";
    }
    String one =
        type.primitive().map(p -> "MessageWriter::" + p.codec()).orElse("(w, one) -> one.write(w)");
    return "    out.list(" + name + ", " + fixed + ", " + one + ");\n";
  }

  String equal() {
    if (packed()) {
      return "java.util.Arrays.equals(" + name + ", o." + name + ")";
    }
    if (primitiveValue()) {
      return element().equals("float") || element().equals("double")
          ? "java.lang."
              + JavaNames.capital(element())
              + ".compare("
              + name
              + ", o."
              + name
              + ") == 0"
          : name + " == o." + name;
    }
    return name + ".equals(o." + name + ")";
  }

  String hash() {
    if (packed()) {
      return "java.util.Arrays.hashCode(" + name + ")";
    }
    if (primitiveValue()) {
      String box = element().equals("int") ? "Integer" : JavaNames.capital(element());
      return "java.lang." + box + ".hashCode(" + name + ")";
    }
    return name + ".hashCode()";
  }
}
