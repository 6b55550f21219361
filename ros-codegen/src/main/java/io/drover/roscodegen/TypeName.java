package io.drover.roscodegen;

import java.util.regex.Pattern;

/**
 * The name of a message or service.
 *
 * @param packageName such as {@code sensor_msgs}
 * @param shortName such as {@code LaserScan}
 */
public record TypeName(String packageName, String shortName) implements Comparable<TypeName> {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /**
   * The type that a text means by a word.
   *
   * @param word {@code package/Name}, or {@code Name} of the text's own package
   * @param context the package of the text; {@code Header} is of {@code std_msgs} in every one
   */
  static TypeName resolve(String word, String context) throws MessageTextException {
    int slash = word.indexOf('/');
    TypeName name;
    if (slash >= 0) {
      name = new TypeName(word.substring(0, slash), word.substring(slash + 1));
    } else {
      name = new TypeName(word.equals("Header") ? "std_msgs" : context, word);
    }
    if (!WORD.matcher(name.packageName).matches() || !WORD.matcher(name.shortName).matches()) {
      throw new MessageTextException(word + " is not a legal type name");
    }
    return name;
  }

  @Override
  public int compareTo(TypeName o) {
    return toString().compareTo(o.toString());
  }

  @Override
  public String toString() {
    return packageName + "/" + shortName;
  }
}
