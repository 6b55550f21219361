package io.drover.launch.foxglove;

import io.drover.core.thread.DaemonThreads;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import io.drover.launch.foxglove.ServerMessages.Level;
import io.drover.launch.web.WebSocketConnection;
import io.drover.launch.web.WebSocketEndpoint;
import io.drover.launch.web.WebSocketListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Speaks Foxglove's web socket protocol: tells clients which channels there are, and those that
 * subscribe what is said on them. Clients only listen. Any thread; no method waits for a client.
 */
public final class FoxgloveServer implements WebSocketEndpoint, AutoCloseable {
  /** Both have the same messages; newer programs ask for the first only, older for the other. */
  private static final List<String> SUBPROTOCOLS =
      List.of("foxglove.sdk.v1", "foxglove.websocket.v1");

  /** Foxglove itself in a browser and as a program, and one that this machine serves. */
  private static final Pattern ADMITTED =
      Pattern.compile(
          "https://(app|studio)\\.foxglove\\.dev|file://|https?://(localhost|127\\.0\\.0\\.1)(:\\d+)?");

  private static final int MOST_CLIENTS = 16;
  private static final int MOST_REQUEST_BYTES = 1 << 20;
  private static final long MOST_WAITING_BYTES = 32L << 20;
  private static final long MOST_QUEUED_BYTES = 8L << 20;
  private static final long PUSH_MILLIS = 20;
  private static final int TRY_LATER = 1013;

  private final String name;
  private final boolean simulated;
  private final long queueBytes;
  private final String session = UUID.randomUUID().toString();
  private final Map<Integer, FoxgloveChannel> channels = new ConcurrentHashMap<>();
  private final Set<FoxgloveClient> clients = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService pump =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("foxglove"));

  /** What clients that come are told, too, by id. */
  private final Map<String, String> statuses = new LinkedHashMap<>();

  private int nextId = 1;

  /**
   * A server without channels.
   *
   * @param name that clients show
   * @param simulated whether time goes as {@link #time} says, not as on the wall
   */
  public FoxgloveServer(String name, boolean simulated) {
    this(name, simulated, MOST_QUEUED_BYTES);
  }

  /** One that lets fewer bytes wait for a client before the oldest are left out. */
  FoxgloveServer(String name, boolean simulated, long queueBytes) {
    this.name = name;
    this.simulated = simulated;
    this.queueBytes = queueBytes;
    var unused =
        pump.scheduleAtFixedRate(
            () -> clients.forEach(FoxgloveClient::push),
            PUSH_MILLIS,
            PUSH_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /**
   * Opens a channel.
   *
   * @param known what those that subscribe are told first
   */
  synchronized FoxgloveChannel open(
      String topic, String schemaName, String schema, FoxgloveChannel.Known known) {
    FoxgloveChannel channel = new FoxgloveChannel(nextId++, topic, schemaName, schema, known);
    channels.put(channel.id(), channel);
    clients.forEach(client -> client.tell(ServerMessages.advertise(List.of(channel))));
    return channel;
  }

  /** Closes a channel; nothing is said on it any more. */
  synchronized void close(FoxgloveChannel channel) {
    if (channels.remove(channel.id()) != null) {
      clients.forEach(
          client -> {
            client.tell(ServerMessages.unadvertise(List.of(channel.id())));
            client.forget(channel.id());
          });
    }
  }

  Optional<FoxgloveChannel> channel(int id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** Tells a message to those who subscribe to its channel. */
  void say(FoxgloveChannel channel, Stamped message) {
    clients.forEach(client -> client.say(channel, message));
  }

  /** Tells what time it is, where that is simulated; nanoseconds since 1970. */
  void time(long nanos) {
    clients.forEach(client -> client.tell(ServerMessages.time(nanos)));
  }

  /** Tells everybody what is wrong, until it is {@linkplain #settle settled}. */
  synchronized void warn(String id, String what) {
    String status = ServerMessages.status(Level.WARNING, what, id);
    if (!status.equals(statuses.put(id, status))) {
      clients.forEach(client -> client.tell(status));
    }
  }

  /** Nothing is wrong there any more. */
  synchronized void settle(String id) {
    if (statuses.remove(id) != null) {
      clients.forEach(client -> client.tell(ServerMessages.removeStatus(id)));
    }
  }

  @Override
  public List<String> subprotocols() {
    return SUBPROTOCOLS;
  }

  @Override
  public boolean admitsOrigin(String origin) {
    return ADMITTED.matcher(origin).matches();
  }

  @Override
  public long mostWaitingBytes() {
    return MOST_WAITING_BYTES;
  }

  @Override
  public int mostReceivedBytes() {
    return MOST_REQUEST_BYTES;
  }

  @Override
  public synchronized WebSocketListener onOpen(WebSocketConnection connection) {
    FoxgloveClient client = new FoxgloveClient(connection, this, queueBytes);
    if (clients.size() >= MOST_CLIENTS) {
      connection.close(TRY_LATER, "open " + MOST_CLIENTS + " times already: close one");
      return client;
    }
    client.tell(ServerMessages.serverInfo(name, session, simulated));
    client.tell(ServerMessages.advertise(channels.values()));
    statuses.values().forEach(client::tell);
    clients.add(client);
    return client;
  }

  void gone(FoxgloveClient client) {
    clients.remove(client);
  }

  @Override
  public void close() {
    pump.shutdownNow();
  }
}
