package io.drover.roscodegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a record for every message and service of a folder. What is up to date stays untouched.
 */
public final class GenerateMessages {
  private static final String IMPORTS =
      """
      import io.drover.ros.message.Message;
      import io.drover.ros.message.MessageFormatException;
      import io.drover.ros.message.MessageReader;
      import io.drover.ros.message.MessageType;
      import io.drover.ros.message.MessageWriter;
      import io.drover.ros.message.RosDuration;
      import io.drover.ros.message.RosTime;
      import io.drover.ros.message.ServiceType;

      """;

  private final MessageCatalog catalog;
  private final String root;
  private final Path output;

  private GenerateMessages(MessageCatalog catalog, String root, Path output) {
    this.catalog = catalog;
    this.root = root;
    this.output = output;
  }

  /**
   * Generates.
   *
   * @param arguments the folder of the texts, that of the Java sources, and the Java package above
   *     those of the messages
   */
  public static void main(String[] arguments) throws IOException, MessageTextException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("needs: TEXTS SOURCES PACKAGE");
    }
    MessageCatalog catalog = new MessageCatalog();
    catalog.addFolder(Path.of(arguments[0]));
    new GenerateMessages(catalog, arguments[2], Path.of(arguments[1])).generate();
  }

  private void generate() throws IOException, MessageTextException {
    RecordWriter records = new RecordWriter(catalog, root);
    for (MessageText message : catalog.messages()) {
      String name = message.name().shortName();
      save(message.name(), records.write(message, name, message.name().toString(), "public "));
    }
    for (ServiceText service : catalog.services()) {
      save(service.name(), service(service, records));
    }
  }

  private String service(ServiceText service, RecordWriter records) throws MessageTextException {
    String name = service.name().shortName();
    String type =
        """
        /** The service {@code %s}. */
        public final class %s {
          /** Name, check sum and both halves. */
          public static final ServiceType<Request, Response> TYPE =
              new ServiceType<>("%s", "%s", Request.TYPE, Response.TYPE);

          private %s() {}

        """
            .formatted(
                service.name(), name, service.name(), catalog.serviceMd5(service.name()), name);
    return type
        + records.write(
            service.request(), "Request", service.request().name().toString(), "public ")
        + "\n"
        + records.write(
            service.response(), "Response", service.response().name().toString(), "public ")
        + "}\n";
  }

  private void save(TypeName name, String body) throws IOException {
    String source =
        "// Generated from the text of "
            + name
            + " by ros-codegen.\npackage "
            + root
            + "."
            + name.packageName()
            + ";\n\n"
            + IMPORTS
            + body;
    Path file = output.resolve(root.replace('.', '/') + "/" + name + ".java");
    if (!Files.exists(file) || !Files.readString(file).equals(source)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
    }
  }
}
