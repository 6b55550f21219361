package io.drover.launch.foxglove;

import io.drover.core.error.DroverException;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import io.drover.launch.foxglove.ServerMessages.Level;
import io.drover.launch.web.WebSocketConnection;
import io.drover.launch.web.WebSocketListener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One client. What it does not read in time waits, up to a bound; beyond, the oldest is left out
 * and the client is told so. Once it has caught up it is told the present state of the channels of
 * which something was left out, one after the other as it reads them, so that nothing stays wrong.
 * Any thread; no method waits.
 */
final class FoxgloveClient implements WebSocketListener {
  /** With the network at most: what is there can not be left out any more. */
  private static final long UNDER_WAY_BYTES = 256 << 10;

  private static final String SLOW = "slow";
  private static final String MISTAKE = "mistake";

  private final WebSocketConnection connection;
  private final FoxgloveServer server;
  private final long mostBytes;

  /** Channels' ids by the client's own numbers for subscriptions, and the other way round. */
  private final Map<Integer, Integer> channels = new HashMap<>();

  private final Map<Integer, Integer> subscriptions = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long waitingBytes;

  /** Whether the client was told that it reads too slowly. */
  private boolean slow;

  /** Channels of which something was left out, until their state is told again. */
  private final Deque<Integer> untold = new ArrayDeque<>();

  /** The one of them whose state is being told. */
  private Optional<Integer> telling = Optional.empty();

  private record Waiting(int channel, ByteBuffer bytes) {}

  /**
   * One that has just come.
   *
   * @param mostBytes that may wait for it
   */
  FoxgloveClient(WebSocketConnection connection, FoxgloveServer server, long mostBytes) {
    this.connection = connection;
    this.server = server;
    this.mostBytes = mostBytes;
  }

  /** Says something that is never left out. */
  void tell(String text) {
    boolean unused = connection.send(text);
  }

  /** Says something that is worth nothing later. */
  void tell(ByteBuffer bytes) {
    if (connection.waitingBytes() < UNDER_WAY_BYTES) {
      boolean unused = connection.send(bytes);
    }
  }

  /** Passes a message on if the client subscribes to its channel. */
  synchronized void say(FoxgloveChannel channel, Stamped message) {
    Integer subscription = subscriptions.get(channel.id());
    if (subscription == null) {
      return;
    }
    ByteBuffer bytes = ServerMessages.data(subscription, message);
    waiting.addLast(new Waiting(channel.id(), bytes));
    waitingBytes += bytes.remaining();
    send();
    while (waitingBytes > mostBytes && waiting.size() > 1) {
      leaveOut(waiting.removeFirst());
    }
  }

  private void leaveOut(Waiting oldest) {
    waitingBytes -= oldest.bytes().remaining();
    // a state of more than may wait would be told for ever
    boolean again = telling.isEmpty() || telling.get() != oldest.channel();
    if (again && !untold.contains(oldest.channel())) {
      untold.addLast(oldest.channel());
    }
    if (!slow) {
      slow = true;
      tell(
          ServerMessages.status(
              Level.WARNING,
              "this client reads too slowly: the oldest messages are left out; subscribe to fewer"
                  + " topics",
              SLOW));
    }
  }

  /** Sends what waits, as far as the network takes it. One thread. */
  void push() {
    Optional<Integer> next;
    synchronized (this) {
      send();
      if (!slow || !waiting.isEmpty()) {
        return;
      }
      next = Optional.ofNullable(untold.pollFirst());
      telling = next;
      if (next.isEmpty()) {
        slow = false;
        tell(ServerMessages.removeStatus(SLOW));
        return;
      }
    }
    // not within this monitor: who says something has the topic's first
    tellKnown(next.get());
    synchronized (this) {
      telling = Optional.empty();
    }
  }

  private void send() {
    while (!waiting.isEmpty() && connection.waitingBytes() < UNDER_WAY_BYTES) {
      ByteBuffer next = waiting.removeFirst().bytes();
      waitingBytes -= next.remaining();
      boolean unused = connection.send(next);
    }
  }

  private void tellKnown(int id) {
    server.channel(id).ifPresent(channel -> channel.known().tell(message -> say(channel, message)));
  }

  @Override
  public void onText(String text) {
    try {
      ClientRequest request = ClientRequest.read(text);
      if (request instanceof ClientRequest.Subscribe subscribe) {
        subscribe.channels().forEach(this::subscribe);
      } else if (request instanceof ClientRequest.Unsubscribe unsubscribe) {
        unsubscribe.subscriptions().forEach(this::unsubscribe);
      }
    } catch (DroverException e) {
      complain(e.getMessage());
    }
  }

  private void subscribe(int subscription, int channel) {
    if (server.channel(channel).isEmpty()) {
      complain("there is no channel " + Integer.toUnsignedString(channel));
      return;
    }
    synchronized (this) {
      if (channels.containsKey(subscription) || subscriptions.containsKey(channel)) {
        complain(
            "subscription "
                + Integer.toUnsignedString(subscription)
                + " or its channel is in use: unsubscribe first");
        return;
      }
      channels.put(subscription, channel);
      subscriptions.put(channel, subscription);
    }
    tellKnown(channel);
  }

  private synchronized void unsubscribe(int subscription) {
    Integer channel = channels.remove(subscription);
    // of a channel that was closed it is gone already
    if (channel != null) {
      subscriptions.remove(channel);
    }
  }

  /** A channel is closed. */
  synchronized void forget(int channel) {
    Integer subscription = subscriptions.remove(channel);
    if (subscription != null) {
      channels.remove(subscription);
    }
  }

  private void complain(String what) {
    tell(ServerMessages.status(Level.ERROR, what, MISTAKE));
  }

  @Override
  public void onBinary(ByteBuffer bytes) {
    complain("this server only shows: nothing can be published or called");
  }

  @Override
  public void onClose() {
    server.gone(this);
  }
}
