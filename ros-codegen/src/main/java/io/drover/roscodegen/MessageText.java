package io.drover.roscodegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code .msg} text, read as genmsg reads it.
 *
 * @param name of the type
 * @param text whole, comments included: it is part of the definition that publishers send
 * @param constants in the order of the text
 * @param fields in the order of the text
 */
record MessageText(
    TypeName name, String text, List<MessageConstant> constants, List<MessageField> fields) {
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  MessageText {
    constants = List.copyOf(constants);
    fields = List.copyOf(fields);
  }

  static MessageText parse(TypeName name, String text) throws MessageTextException {
    List<MessageConstant> constants = new ArrayList<>();
    List<MessageField> fields = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String clean = withoutComment(line);
      try {
        if (clean.isEmpty()) {
          continue;
        }
        if (clean.contains("=")) {
          constants.add(constant(line));
        } else {
          fields.add(field(clean, name.packageName()));
        }
      } catch (MessageTextException e) {
        throw new MessageTextException(name + ": " + e.getMessage() + ", in \"" + line + "\"");
      }
    }
    return new MessageText(name, text, constants, fields);
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return (hash < 0 ? line : line.substring(0, hash)).strip();
  }

  private static MessageConstant constant(String line) throws MessageTextException {
    String clean = withoutComment(line);
    String word = clean.split("\\s+", 2)[0];
    Optional<Primitive> type = Primitive.of(word);
    if (type.isEmpty() || type.get() == Primitive.TIME || type.get() == Primitive.DURATION) {
      throw new MessageTextException(word + " is not a legal constant type");
    }
    // a string constant goes on to the end of the line, comment signs and all
    String source = type.get() == Primitive.STRING ? line.stripLeading() : clean;
    int equals = source.indexOf('=');
    String name = source.substring(Math.min(word.length(), equals), equals).strip();
    if (!FIELD_NAME.matcher(name).matches()) {
      throw new MessageTextException(name + " is not a legal constant name");
    }
    return new MessageConstant(type.get(), word, name, source.substring(equals + 1).strip());
  }

  private static MessageField field(String clean, String context) throws MessageTextException {
    String[] words = clean.split("\\s+");
    if (words.length != 2) {
      throw new MessageTextException("a field is a type and a name");
    }
    if (!FIELD_NAME.matcher(words[1]).matches()) {
      throw new MessageTextException(words[1] + " is not a legal field name");
    }
    return new MessageField(FieldType.parse(words[0], context), words[1]);
  }
}
