package io.drover.roscodegen;

/** A {@code .srv} text: two messages around a line of {@code ---}. */
record ServiceText(TypeName name, MessageText request, MessageText response) {
  static ServiceText parse(TypeName name, String text) throws MessageTextException {
    StringBuilder request = new StringBuilder();
    StringBuilder response = new StringBuilder();
    StringBuilder part = request;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("---")) {
        part = response;
      } else {
        part.append(line).append('\n');
      }
    }
    return new ServiceText(
        name,
        MessageText.parse(half(name, "Request"), request.toString()),
        MessageText.parse(half(name, "Response"), response.toString()));
  }

  private static TypeName half(TypeName name, String suffix) {
    return new TypeName(name.packageName(), name.shortName() + suffix);
  }
}
