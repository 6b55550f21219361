package io.drover.ros.bus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Parameters by full name. A map that is set is a subtree. Any thread. */
final class ParameterTree {
  private record Listener(String key, Consumer<Optional<Object>> told) {}

  private final TreeMap<String, Object> leaves = new TreeMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  synchronized Optional<Object> get(String key) {
    if (leaves.containsKey(key)) {
      return Optional.of(leaves.get(key));
    }
    String prefix = prefix(key);
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Map.Entry<String, Object> leaf : leaves.tailMap(prefix).entrySet()) {
      if (!leaf.getKey().startsWith(prefix)) {
        break;
      }
      graft(tree, leaf.getKey().substring(prefix.length()), leaf.getValue());
    }
    return tree.isEmpty() ? Optional.empty() : Optional.of(tree);
  }

  private static void graft(Map<String, Object> tree, String path, Object value) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      tree.put(path, value);
      return;
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> inner =
        (Map<String, Object>)
            tree.computeIfAbsent(path.substring(0, slash), k -> new LinkedHashMap<>());
    graft(inner, path.substring(slash + 1), value);
  }

  void set(String key, Object value) {
    synchronized (this) {
      remove(key);
      put(key, value);
    }
    tell(key);
  }

  private void put(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> put(prefix(key) + name, inner));
    } else {
      leaves.put(key, value);
    }
  }

  void delete(String key) {
    synchronized (this) {
      remove(key);
    }
    tell(key);
  }

  private void remove(String key) {
    leaves.keySet().removeIf(leaf -> leaf.equals(key) || leaf.startsWith(prefix(key)));
  }

  synchronized Optional<String> search(String namespace, String name) {
    String space = namespace;
    while (true) {
      String key = prefix(space) + name;
      String first = prefix(space) + name.split("/", 2)[0];
      if (get(first).isPresent()) {
        return Optional.of(key);
      }
      if (space.equals("/")) {
        return Optional.empty();
      }
      space = space.substring(0, Math.max(1, space.lastIndexOf('/')));
    }
  }

  void subscribe(String key, Consumer<Optional<Object>> listener) {
    listeners.add(new Listener(key, listener));
  }

  private void tell(String changed) {
    listeners.stream()
        .filter(
            l ->
                l.key().equals(changed)
                    || l.key().startsWith(prefix(changed))
                    || changed.startsWith(prefix(l.key())))
        .forEach(l -> l.told().accept(get(l.key())));
  }

  private static String prefix(String key) {
    return key.endsWith("/") ? key : key + "/";
  }
}
