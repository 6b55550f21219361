package io.drover.core.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints a configuration record as YAML that {@link ConfigReader} reads back, documented. */
public final class ConfigWriter {
  private final StringBuilder out = new StringBuilder();

  private ConfigWriter() {}

  /** The YAML, each key under its {@link Doc}. */
  public static String toYaml(Record config) {
    ConfigWriter writer = new ConfigWriter();
    writer.writeRecord(config, "");
    return writer.out.toString();
  }

  private void writeRecord(Record config, String indent) {
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      Doc doc = component.getAnnotation(Doc.class);
      if (doc != null) {
        out.append(indent).append("# ").append(doc.value()).append('\n');
      }
      writeEntry(Keys.of(component.getName()), Records.get(component, config), indent);
    }
  }

  private void writeEntry(String key, Object given, String indent) {
    Object value = unwrap(given);
    out.append(indent).append(key).append(':');
    if (value instanceof Record group) {
      out.append('\n');
      writeRecord(group, indent + "  ");
    } else if (value instanceof Map<?, ?> map) {
      out.append(map.isEmpty() ? " {}\n" : "\n");
      map.forEach((k, v) -> writeEntry(Scalars.print(k), v, indent + "  "));
    } else if (value instanceof List<?> list) {
      writeList(list, indent);
    } else {
      out.append(' ').append(value == null ? "null" : Scalars.print(value)).append('\n');
    }
  }

  private void writeList(List<?> list, String indent) {
    if (list.stream().noneMatch(element -> unwrap(element) instanceof Record)) {
      out.append(
          list.stream()
              .map(element -> Scalars.print(unwrap(element)))
              .collect(Collectors.joining(", ", " [", "]\n")));
      return;
    }
    out.append('\n');
    for (Object element : list) {
      out.append(indent).append("  -\n");
      writeRecord((Record) element, indent + "    ");
    }
  }

  /** Optionals and one-component records are written as what is inside. */
  private static Object unwrap(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(ConfigWriter::unwrap).orElse(null);
    }
    if (value instanceof Record single && single.getClass().getRecordComponents().length == 1) {
      Object inner = Records.get(single.getClass().getRecordComponents()[0], single);
      return inner instanceof Map ? value : unwrap(inner);
    }
    return value;
  }
}
