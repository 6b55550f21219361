package io.drover.launch.live;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas of docs/mqtt, by the level of the topic that they are of. */
public final class MessageSchemas {
  /** Where they are. */
  public static final Path FOLDER = Path.of("../docs/mqtt");

  private static final String SUFFIX = ".schema.json";

  private final Map<String, Schema> schemas = new TreeMap<>();

  /** Reads them. */
  public MessageSchemas() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        schemas.put(
            name.substring(0, name.length() - SUFFIX.length()),
            registry.getSchema(Files.readString(file), InputFormat.JSON));
      }
    }
  }

  /** Topics that are described, rising. */
  public List<String> topics() {
    return List.copyOf(schemas.keySet());
  }

  /** What is wrong with a message of a topic; empty: nothing. */
  public List<String> problems(String topic, String message) {
    return schemas.get(topic).validate(message, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /** The same of a whole path of {@code drover/v1/<site>/<participant>/…}. */
  public List<String> problemsOn(String path, String message) {
    return problems(path.split("/")[4], message);
  }
}
