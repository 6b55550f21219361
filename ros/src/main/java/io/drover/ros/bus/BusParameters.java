package io.drover.ros.bus;

import io.drover.ros.Parameters;
import io.drover.ros.name.GraphNames;
import java.util.Optional;
import java.util.function.Consumer;

/** A bus's parameters as one node names them. */
record BusParameters(ParameterTree tree, GraphNames names) implements Parameters {
  @Override
  public Optional<Object> get(String name) {
    return tree.get(names.resolve(name));
  }

  @Override
  public void set(String name, Object value) {
    tree.set(names.resolve(name), value);
  }

  @Override
  public void delete(String name) {
    tree.delete(names.resolve(name));
  }

  @Override
  public Optional<String> search(String name) {
    if (name.startsWith("/") || name.startsWith("~")) {
      String key = names.resolve(name);
      return tree.get(key).map(value -> key);
    }
    return tree.search(names.node(), name);
  }

  @Override
  public Optional<Object> subscribe(String name, Consumer<Optional<Object>> listener) {
    tree.subscribe(names.resolve(name), listener);
    return get(name);
  }
}
