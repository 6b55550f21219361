package io.drover.ros.tcp;

import io.drover.core.thread.DaemonThreads;
import io.drover.ros.RawMessage;
import io.drover.ros.TopicSource;
import io.drover.ros.xmlrpc.XmlRpcClient;
import io.drover.ros.xmlrpc.XmlRpcFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from one publisher of a topic to us, made again whenever it breaks. */
final class PublisherLink {
  private static final Logger log = LoggerFactory.getLogger(PublisherLink.class);
  private static final double CONNECT_SECONDS = 3;
  private static final int HEADER_TIMEOUT_MILLIS = 5_000;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 800;

  private final URI publisher;
  private final String topic;
  private final WantedType type;
  private final String node;
  private final Consumer<RawMessage> messages;
  private Optional<Socket> socket = Optional.empty();
  private boolean connected;
  private boolean listed = true;
  private boolean closed;
  private String lastProblem = "";

  PublisherLink(
      URI publisher, String topic, WantedType type, String node, Consumer<RawMessage> messages) {
    this.publisher = publisher;
    this.topic = topic;
    this.type = type;
    this.node = node;
    this.messages = messages;
    new DaemonThreads("ros-subscribe " + topic).newThread(this::run).start();
  }

  /** Where the publisher's node answers. */
  URI publisher() {
    return publisher;
  }

  synchronized boolean connected() {
    return connected;
  }

  /** Whether the master knows the publisher; one that it does not know is not tried again. */
  synchronized void listed(boolean now) {
    if (now && !listed) {
      notifyAll();
    }
    listed = now;
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!isClosed()) {
      boolean worked = false;
      try {
        try (Socket link = connect()) {
          worked = true;
          receive(link);
        }
      } catch (IOException | XmlRpcFault | RuntimeException e) {
        report(e);
      }
      pause = worked ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      pause(pause);
    }
  }

  private void report(Exception e) {
    String problem = String.valueOf(e.getMessage());
    if (isClosed() || problem.equals(lastProblem)) {
      return;
    }
    lastProblem = problem;
    if (e instanceof XmlRpcFault) {
      log.warn("{} does not give us {}: {}", publisher, topic, problem);
    } else {
      log.debug("{} from {}: {}", topic, publisher, problem);
    }
  }

  private Socket connect() throws IOException, XmlRpcFault {
    Object answer =
        new XmlRpcClient(CONNECT_SECONDS)
            .call(publisher, "requestTopic", List.of(node, topic, List.of(List.of("TCPROS"))));
    Object chosen =
        MasterClient.unpack(answer).orElseThrow(() -> new IOException("topic not published"));
    if (!(chosen instanceof List<?> protocol)
        || protocol.size() != 3
        || !(protocol.get(1) instanceof String host)
        || !(protocol.get(2) instanceof Integer port)) {
      throw new IOException("the publisher does not speak TCPROS");
    }
    return Sockets.connect(host, port, CONNECT_SECONDS);
  }

  private void receive(Socket link) throws IOException, XmlRpcFault {
    use(link);
    try {
      link.setSoTimeout(HEADER_TIMEOUT_MILLIS);
      ConnectionHeader.of(
              "callerid",
              node,
              "topic",
              topic,
              "type",
              type.name(),
              "md5sum",
              type.md5(),
              "message_definition",
              type.definition(),
              "tcp_nodelay",
              "1")
          .write(link.getOutputStream());
      InputStream in = new BufferedInputStream(link.getInputStream(), 1 << 16);
      ConnectionHeader header = ConnectionHeader.read(in);
      if (header.get("error").isPresent()) {
        throw new XmlRpcFault(header.get("error").get());
      }
      TopicSource source = source(header);
      link.setSoTimeout(0);
      setConnected(true);
      while (true) {
        messages.accept(new RawMessage(source, Frames.read(in, Frames.LONGEST_MESSAGE_BYTES)));
      }
    } finally {
      setConnected(false);
    }
  }

  private TopicSource source(ConnectionHeader header) throws XmlRpcFault {
    String name = header.get("type").orElse("?");
    if (!type.any() && !header.accepts(type.md5())) {
      throw new XmlRpcFault("it is of " + name + ", not of " + type.name());
    }
    return new TopicSource(
        topic,
        name,
        header.get("md5sum").orElse(type.md5()),
        header.get("message_definition").orElse(type.definition()),
        header.get("callerid").orElse("?"),
        header.get("latching").filter("1"::equals).isPresent());
  }

  private synchronized void use(Socket link) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    socket = Optional.of(link);
  }

  private synchronized void setConnected(boolean now) {
    connected = now;
    if (now) {
      lastProblem = "";
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void pause(long millis) {
    try {
      long end = System.nanoTime() + millis * 1_000_000;
      long left = millis;
      while (!closed && (left > 0 || !listed)) {
        wait(Math.max(0, listed ? left : 0));
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  synchronized void close() {
    closed = true;
    socket.ifPresent(Sockets::close);
    notifyAll();
  }
}
