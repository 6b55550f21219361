package io.drover.ros;

import io.drover.core.error.DroverException;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.RosTime;
import io.drover.ros.message.ServiceType;
import io.drover.ros.name.GraphNames;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A node of a ROS graph. Names that are given to it are resolved by {@link #names}: relative to the
 * namespace, {@code ~private} to the node, and remapped. Any thread.
 *
 * <p>A node that is closed, by us or because another took its name, does nothing more: publishing
 * is then without effect, everything else throws {@code IllegalStateException}.
 */
public interface RosNode extends AutoCloseable {
  /** The node's name and namespace, and how names are resolved. */
  GraphNames names();

  /** Offers a topic. Subscribers may come at any time; until then messages go nowhere. */
  <M extends Message> Publisher<M> advertise(
      String topic, MessageType<M> type, TopicOptions options);

  /**
   * Listens to a topic, whether anybody publishes it or not.
   *
   * @param queueLength messages that may wait for the listener (≥ 1); the oldest are dropped
   * @param listener called by one thread at a time; a slow one delays its own subscription only
   */
  <M extends Message> Subscription subscribe(
      String topic, MessageType<M> type, int queueLength, Consumer<? super M> listener);

  /**
   * Listens to a topic of whatever type, also of one that this program does not know. Each
   * publisher's messages come as it defines them.
   *
   * @param queueLength messages that may wait for the listener (≥ 1); the oldest are dropped
   * @param listener called by one thread at a time; a slow one delays its own subscription only
   */
  Subscription subscribeRaw(String topic, int queueLength, Consumer<? super RawMessage> listener);

  /**
   * The topics that somebody publishes now, with the names of their types.
   *
   * @throws DroverException {@code UNREACHABLE} if the master does not answer
   */
  SortedMap<String, String> publishedTopics();

  /** Answers a service. The handler is called by one thread per caller. */
  <Q extends Message, S extends Message> ServiceServer serve(
      String service, ServiceType<Q, S> type, ServiceHandler<Q, S> handler);

  /** Prepares for calls of a service, which need not be there yet. */
  <Q extends Message, S extends Message> ServiceCaller<Q, S> caller(
      String service, ServiceType<Q, S> type);

  /** Whether a service is there, waiting up to {@code timeoutSeconds} for it. */
  boolean awaitService(String service, double timeoutSeconds);

  /** The parameters of the graph. */
  Parameters parameters();

  /**
   * The time: of the wall clock, or of a simulation ({@code /use_sim_time}), then zero until the
   * first {@code /clock} message.
   */
  RosTime now();

  /**
   * Tells people through {@code /rosout}, and this process's own log; not there what is FATAL: who
   * ends by it says so itself.
   */
  void log(LogLevel level, String message);

  /**
   * Waits until the node is closed.
   *
   * @return why, if it was not by {@link #close}
   */
  Optional<String> awaitClose() throws InterruptedException;

  /** Whether the node is closed. */
  boolean isClosed();

  /** Whether it is closed, or will soon be closed by others unless its owner does so before. */
  default boolean isLeaving() {
    return isClosed();
  }

  /** Leaves the graph: unregisters everything and ends its threads. Idempotent. */
  @Override
  void close();
}
