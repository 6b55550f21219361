package io.drover.ros.tcp;

import io.drover.ros.Parameters;
import io.drover.ros.name.GraphNames;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Parameters, which the master keeps. */
final class TcpParameters implements Parameters {
  private final MasterClient master;
  private final GraphNames names;
  private final Registrations registrations;
  private final URI slave;
  private final Map<String, WatchedParameter> watches = new ConcurrentHashMap<>();

  TcpParameters(MasterClient master, GraphNames names, Registrations registrations, URI slave) {
    this.master = master;
    this.names = names;
    this.registrations = registrations;
    this.slave = slave;
  }

  @Override
  public Optional<Object> get(String name) {
    return master.require("getParam", names.resolve(name));
  }

  @Override
  public void set(String name, Object value) {
    var unused = master.require("setParam", names.resolve(name), value);
  }

  @Override
  public void delete(String name) {
    var unused = master.require("deleteParam", names.resolve(name));
  }

  @Override
  public Optional<String> search(String name) {
    // the master begins at the caller's own name; only what it finds is remapped
    String key = name.startsWith("~") || name.startsWith("/") ? names.resolve(name) : name;
    return master.require("searchParam", key).map(Object::toString);
  }

  @Override
  public Optional<Object> subscribe(String name, Consumer<Optional<Object>> listener) {
    String key = names.resolve(name);
    WatchedParameter watched = watches.computeIfAbsent(key, k -> new WatchedParameter());
    watched.add(listener);
    registrations.add(
        "parameter " + key,
        m -> m.ask("subscribeParam", slave.toString(), key).ifPresent(v -> watched.now(value(v))),
        m -> {
          var unused = m.ask("unsubscribeParam", slave.toString(), key);
        });
    return get(key);
  }

  /** The master says that a parameter changed, or one inside a subtree that we listen to. */
  void updated(String changed, Object value) {
    String key =
        changed.length() > 1 && changed.endsWith("/")
            ? changed.substring(0, changed.length() - 1)
            : changed;
    watches.forEach(
        (subscribed, watched) -> {
          if (key.equals(subscribed)) {
            watched.now(value(value));
          } else if (key.startsWith(subscribed.equals("/") ? "/" : subscribed + "/")) {
            watched.now(get(subscribed));
          }
        });
  }

  /** To listeners the master calls a parameter that is not set an empty subtree. */
  private static Optional<Object> value(Object told) {
    return told instanceof Map<?, ?> map && map.isEmpty() ? Optional.empty() : Optional.of(told);
  }
}
