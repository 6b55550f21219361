package io.drover.core.config;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Binds YAML nodes to records and their components; problems are collected, not thrown. */
final class RecordBinder {
  /** Marks a value that could not be bound; its problem is already in the list. */
  private static final Object FAILED = new Object();

  private final List<String> problems;

  RecordBinder(List<String> problems) {
    this.problems = problems;
  }

  /** A record of the defaults' class, or the defaults if anything was wrong. */
  <T extends Record> T bind(Node node, T defaults) {
    Object bound = bindRecord(node, defaults.getClass(), defaults, "");
    if (bound == FAILED) {
      return defaults;
    }
    @SuppressWarnings("unchecked") // it was made of the class of the defaults
    T result = (T) bound;
    return result;
  }

  private Object bindRecord(Node node, Class<?> type, Object defaults, String path) {
    RecordComponent[] components = type.getRecordComponents();
    if (!(node instanceof MappingNode mapping)) {
      if (components.length == 1 && node instanceof ScalarNode) {
        Object value = bindValue(node, components[0].getGenericType(), null, path);
        return value == FAILED
            ? FAILED
            : construct(node, type, components, new Object[] {value}, path);
      }
      return fail(node, where(path) + "needs keys and values");
    }
    Map<String, Node> given = new LinkedHashMap<>();
    List<String> known = Arrays.stream(components).map(c -> Keys.of(c.getName())).toList();
    int before = problems.size();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        fail(tuple.getKeyNode(), where(path) + "a key is a word, not a list or a group");
        continue;
      }
      String key = scalar.getValue();
      if (!known.contains(key)) {
        fail(tuple.getKeyNode(), "unknown key '" + path + key + "'" + Keys.suggestion(key, known));
      } else if (given.put(key, tuple.getValueNode()) != null) {
        fail(tuple.getKeyNode(), "key '" + path + key + "' is there twice: keep one");
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object standard = defaults == null ? null : Records.get(components[i], defaults);
      Node child = given.get(known.get(i));
      if (child != null) {
        values[i] = bindValue(child, components[i].getGenericType(), standard, path + known.get(i));
      } else if (standard != null) {
        values[i] = standard;
      } else if (components[i].getType() == Optional.class) {
        values[i] = Optional.empty();
      } else {
        fail(node, "key '" + path + known.get(i) + "' is missing");
      }
    }
    return problems.size() > before ? FAILED : construct(node, type, components, values, path);
  }

  private Object construct(
      Node node, Class<?> type, RecordComponent[] components, Object[] values, String path) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      return fail(node, where(path) + e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new DroverException(
          ErrorCode.INTERNAL, "configuration record " + type + " cannot be made", e);
    }
  }

  private Object bindValue(Node node, Type type, Object defaults, String path) {
    if (type instanceof ParameterizedType generic) {
      return bindGeneric(node, generic, defaults, path);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return bindRecord(node, plain, defaults, path.isEmpty() ? "" : path + ".");
    }
    if (!(node instanceof ScalarNode scalar)) {
      return fail(node, where(path) + "needs one value, not a list or a group");
    }
    return Scalars.parse(scalar.getValue(), plain)
        .orElseGet(
            () ->
                fail(
                    node,
                    where(path) + "'" + scalar.getValue() + "' is not " + Scalars.describe(plain)));
  }

  private Object bindGeneric(Node node, ParameterizedType type, Object defaults, String path) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      if (node.getTag().equals(Tag.NULL)) {
        return Optional.empty();
      }
      Object inner = defaults == null ? null : ((Optional<?>) defaults).orElse(null);
      Object value = bindValue(node, arguments[0], inner, path);
      return value == FAILED ? FAILED : Optional.of(value);
    }
    if (type.getRawType() == List.class) {
      return bindList(node, arguments[0], path);
    }
    if (type.getRawType() == Map.class || type.getRawType() == NavigableMap.class) {
      return bindMap(node, arguments, path);
    }
    throw new DroverException(
        ErrorCode.INTERNAL, "configuration key '" + path + "' has a type without a form in YAML");
  }

  private Object bindList(Node node, Type element, String path) {
    if (!(node instanceof SequenceNode sequence)) {
      return fail(node, where(path) + "needs a list");
    }
    List<Object> values = new ArrayList<>();
    for (Node child : sequence.getValue()) {
      values.add(bindValue(child, element, null, path + "[" + values.size() + "]"));
    }
    return values.contains(FAILED) ? FAILED : values;
  }

  private Object bindMap(Node node, Type[] types, String path) {
    if (!(node instanceof MappingNode mapping)) {
      return fail(node, where(path) + "needs keys and values");
    }
    Map<Object, Object> values = new TreeMap<>();
    boolean failed = false;
    for (NodeTuple tuple : mapping.getValue()) {
      Object key = bindValue(tuple.getKeyNode(), types[0], null, path);
      Object value = bindValue(tuple.getValueNode(), types[1], null, path + "." + name(tuple));
      if (key == FAILED || value == FAILED) {
        failed = true;
      } else if (values.put(key, value) != null) {
        fail(tuple.getKeyNode(), "key '" + path + "." + name(tuple) + "' is there twice: keep one");
        failed = true;
      }
    }
    return failed ? FAILED : values;
  }

  private static String name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }

  private Object fail(Node node, String problem) {
    // values that were never text stand on no line
    Mark mark = node.getStartMark();
    problems.add(mark == null ? problem : "line " + (mark.getLine() + 1) + ": " + problem);
    return FAILED;
  }

  private static String where(String path) {
    return path.isEmpty() ? "" : path.replaceFirst("\\.$", "") + ": ";
  }
}
