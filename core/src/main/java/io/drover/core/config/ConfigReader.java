package io.drover.core.config;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML into a record, strictly.
 *
 * <p>Keys are the record's component names in snake_case. A key that is absent keeps the value of
 * the defaults; a key that the record does not have is an error that names the nearest one.
 * Components may be numbers, booleans, strings, enums (lower case, {@code -} for {@code _}), {@code
 * Optional}, lists, maps, records inside, and one-component records written as that component. What
 * a record's constructor rejects is reported at its line. All problems are reported together, each
 * with its line, in the one message of a {@link DroverException} of {@code INVALID_CONFIG}.
 */
public final class ConfigReader {
  private ConfigReader() {}

  /** Reads a file. */
  public static <T extends Record> T read(Path file, T defaults) {
    try {
      return parse(file.toString(), Files.readString(file), defaults);
    } catch (NoSuchFileException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " is not there: check the path", e);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read as text: " + e.getMessage(), e);
    }
  }

  /** Reads text; {@code source} is how errors call it. */
  public static <T extends Record> T parse(String source, String yaml, T defaults) {
    List<String> problems = new ArrayList<>();
    T bound = defaults;
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      bound = root == null ? defaults : new RecordBinder(problems).bind(root, defaults);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add("line " + line + ": not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add("not YAML: " + firstLine(e));
    }
    refuse(source, problems);
    return bound;
  }

  /**
   * Reads values that are there already, such as a node's parameters.
   *
   * @param source how errors call them
   * @param values by key: scalars, lists and maps
   */
  public static <T extends Record> T bind(String source, Map<String, ?> values, T defaults) {
    List<String> problems = new ArrayList<>();
    T bound = new RecordBinder(problems).bind(new Yaml().represent(values), defaults);
    refuse(source, problems);
    return bound;
  }

  private static void refuse(String source, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG, source + ": " + String.join("; ", problems));
    }
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
