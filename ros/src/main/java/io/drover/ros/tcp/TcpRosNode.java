package io.drover.ros.tcp;

import io.drover.core.error.DroverException;
import io.drover.core.error.ListenFailure;
import io.drover.ros.LogLevel;
import io.drover.ros.NodeLifetime;
import io.drover.ros.Parameters;
import io.drover.ros.Publisher;
import io.drover.ros.RawMessage;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceCaller;
import io.drover.ros.ServiceHandler;
import io.drover.ros.ServiceServer;
import io.drover.ros.Subscription;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.RosTime;
import io.drover.ros.message.ServiceType;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import io.drover.ros.xmlrpc.XmlRpcServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A node of ROS 1. It listens on the loopback interface if that is where others find it, otherwise
 * on all: ROS 1 knows no authentication, so that a robot's network must be trusted.
 *
 * <p>Its threads do not keep the process alive, and a process that ends (SIGINT, SIGTERM) leaves
 * the graph first, unless its owner sees to that ({@link NodeOptions#leavesAtExit}).
 */
public final class TcpRosNode implements RosNode {
  private static final double SERVICE_PAUSE_SECONDS = 0.1;

  private final GraphNames names;
  private final MasterClient master;
  private final Registrations registrations;
  private final String host;
  private final TcpServer tcp;
  private final XmlRpcServer xmlRpc;
  private final URI slave;
  private final TcpParameters parameters;
  private final NodeTopics topics;
  private final NodeServices services;
  private final NodeLifetime lifetime;
  private final Departure departure;
  private final NodeClock clock;
  private final Rosout rosout;

  private TcpRosNode(RosArguments arguments, NodeOptions options) throws IOException {
    names = arguments.names();
    lifetime = new NodeLifetime(names.node());
    departure = new Departure(lifetime, options.leavesAtExit(), this::release);
    master = new MasterClient(arguments.master(), names.node());
    registrations = new Registrations(master);
    host = Sockets.host(arguments.host(), arguments.master());
    InetAddress address = Sockets.bindAddress(host);
    tcp = new TcpServer(address, this::serve);
    xmlRpc = answer(new InetSocketAddress(address, 0));
    slave = URI.create("http://" + host + ":" + xmlRpc.port() + "/");
    topics = new NodeTopics(names.node(), registrations, slave);
    services =
        new NodeServices(
            names.node(), master, registrations, slave, "rosrpc://" + host + ":" + tcp.port());
    parameters = new TcpParameters(master, names, registrations, slave);
    boolean started = false;
    try {
      Optional<Object> simulated =
          new MasterWatch(this, master, registrations, slave, options.pollSeconds())
              .begin(options.masterSeconds());
      setOwn(arguments.parameters());
      clock = new NodeClock(simulated.filter(Boolean.TRUE::equals).isPresent());
      if (clock.simulated()) {
        clock.follow(this);
      }
      rosout = new Rosout(this);
      departure.joined();
      started = true;
    } finally {
      if (!started) {
        release();
      }
    }
  }

  private XmlRpcServer answer(InetSocketAddress address) throws IOException {
    try {
      return new XmlRpcServer(address, new SlaveApi(new Answers()));
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  /**
   * Joins a graph.
   *
   * @throws DroverException {@code UNREACHABLE} if no master answers in time, {@code
   *     RESOURCE_EXHAUSTED} or {@code INVALID_ARGUMENT} if the node cannot listen where it is told
   */
  public static TcpRosNode start(RosArguments arguments, NodeOptions options) {
    try {
      return new TcpRosNode(arguments, options);
    } catch (IOException e) {
      throw ListenFailure.at(Sockets.host(arguments.host(), arguments.master()), e);
    }
  }

  private void setOwn(Map<String, Object> own) {
    if (own.isEmpty()) {
      return;
    }
    registrations.add(
        "own parameters",
        m -> {
          for (Map.Entry<String, Object> one : own.entrySet()) {
            var unused = m.ask("setParam", names.resolve("~" + one.getKey()), one.getValue());
          }
        },
        m -> {});
  }

  @Override
  public GraphNames names() {
    return names;
  }

  @Override
  public <M extends Message> Publisher<M> advertise(
      String topic, MessageType<M> type, TopicOptions options) {
    lifetime.requireOpen();
    return topics.advertise(names.resolve(topic), type, options);
  }

  @Override
  public <M extends Message> Subscription subscribe(
      String topic, MessageType<M> type, int queueLength, Consumer<? super M> listener) {
    lifetime.requireOpen();
    return topics.subscribe(
        names.resolve(topic),
        WantedType.of(type),
        queueLength,
        message -> listener.accept(type.decode(message.bytes())));
  }

  @Override
  public Subscription subscribeRaw(
      String topic, int queueLength, Consumer<? super RawMessage> listener) {
    lifetime.requireOpen();
    return topics.subscribe(names.resolve(topic), WantedType.ANY, queueLength, listener::accept);
  }

  @Override
  public SortedMap<String, String> publishedTopics() {
    lifetime.requireOpen();
    return master.publishedTopics();
  }

  @Override
  public <Q extends Message, S extends Message> ServiceServer serve(
      String service, ServiceType<Q, S> type, ServiceHandler<Q, S> handler) {
    lifetime.requireOpen();
    return services.serve(names.resolve(service), type, handler);
  }

  @Override
  public <Q extends Message, S extends Message> ServiceCaller<Q, S> caller(
      String service, ServiceType<Q, S> type) {
    lifetime.requireOpen();
    return services.caller(names.resolve(service), type);
  }

  @Override
  public boolean awaitService(String service, double timeoutSeconds) {
    lifetime.requireOpen();
    String name = names.resolve(service);
    return lifetime.awaitUntil(() -> services.answers(name), SERVICE_PAUSE_SECONDS, timeoutSeconds);
  }

  @Override
  public Parameters parameters() {
    lifetime.requireOpen();
    return parameters;
  }

  @Override
  public RosTime now() {
    return clock.now();
  }

  @Override
  public void log(LogLevel level, String message) {
    rosout.log(level, message, topics.publishedNames());
  }

  private void serve(Socket socket, InputStream in, ConnectionHeader header) throws IOException {
    Optional<ServedService<?, ?>> service = header.get("service").flatMap(services::served);
    Optional<PublishedTopic> topic = header.get("topic").flatMap(topics::published);
    if (service.isPresent()) {
      service.get().serve(socket, in, header);
    } else if (topic.isPresent()) {
      topic.get().serve(socket, in, header);
    } else {
      ConnectionHeader.of("error", names.node() + " does not offer what is asked for")
          .write(socket.getOutputStream());
    }
  }

  /** Closes for a reason that is not the owner's, who may have last words. */
  void leave(String why) {
    departure.leave(why);
  }

  @Override
  public boolean isLeaving() {
    return departure.isLeaving();
  }

  @Override
  public Optional<String> awaitClose() throws InterruptedException {
    return departure.await();
  }

  @Override
  public boolean isClosed() {
    return lifetime.isOver();
  }

  @Override
  public void close() {
    departure.close();
  }

  private void release() {
    topics.close(registrations::removeAll);
    services.close();
    tcp.close();
    xmlRpc.close();
    lifetime.end();
  }

  private final class Answers implements SlaveApi.Node {
    @Override
    public List<PublishedTopic> published() {
      return topics.published();
    }

    @Override
    public List<TcpSubscription> subscribed() {
      return topics.subscribed();
    }

    @Override
    public URI master() {
      return master.uri();
    }

    @Override
    public String host() {
      return host;
    }

    @Override
    public int port() {
      return tcp.port();
    }

    @Override
    public void shutdown(String why) {
      leave(why.isEmpty() ? "told to" : why);
    }

    @Override
    public void parameterUpdate(String key, Object value) {
      parameters.updated(key, value);
    }
  }
}
