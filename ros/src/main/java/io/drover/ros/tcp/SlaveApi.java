package io.drover.ros.tcp;

import io.drover.ros.xmlrpc.XmlRpcFault;
import io.drover.ros.xmlrpc.XmlRpcServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node answers to the master and to other nodes. Any thread. */
final class SlaveApi implements XmlRpcServer.Handler {
  private static final Logger log = LoggerFactory.getLogger(SlaveApi.class);

  private final Node node;

  SlaveApi(Node node) {
    this.node = node;
  }

  /** The node behind it. */
  interface Node {
    List<PublishedTopic> published();

    List<TcpSubscription> subscribed();

    URI master();

    String host();

    int port();

    /** Someone ends this node. */
    void shutdown(String reason);

    /** A parameter that this node subscribed to has another value. */
    void parameterUpdate(String key, Object value);
  }

  @Override
  public Object call(String method, List<Object> parameters) throws XmlRpcFault {
    return switch (method) {
      case "getPid" -> success((int) ProcessHandle.current().pid());
      case "getMasterUri" -> success(node.master().toString());
      case "getBusStats" -> success(List.of(List.of(), List.of(), List.of()));
      case "getBusInfo" -> success(busInfo());
      case "getPublications" ->
          success(node.published().stream().map(t -> List.of(t.topic(), t.type().name())).toList());
      case "getSubscriptions" ->
          success(
              node.subscribed().stream().map(t -> List.of(t.topic(), t.type().name())).toList());
      case "shutdown" -> {
        node.shutdown(parameters.size() > 1 ? text(parameters, 1) : "");
        yield success(0);
      }
      case "paramUpdate" -> {
        if (parameters.size() < 3) {
          throw new XmlRpcFault("paramUpdate needs a key and a value");
        }
        node.parameterUpdate(text(parameters, 1), parameters.get(2));
        yield success(0);
      }
      case "publisherUpdate" -> {
        String topic = text(parameters, 1);
        Set<URI> publishers = uris(parameters.size() > 2 ? parameters.get(2) : List.of());
        node.subscribed().stream()
            .filter(s -> s.topic().equals(topic))
            .forEach(s -> s.update(publishers));
        yield success(0);
      }
      case "requestTopic" -> requestTopic(text(parameters, 1));
      default -> throw new XmlRpcFault("a node has no method " + method);
    };
  }

  private Object requestTopic(String topic) {
    if (node.published().stream().noneMatch(t -> t.topic().equals(topic))) {
      return List.of(0, "not a publisher of " + topic, 0);
    }
    return success(List.of("TCPROS", node.host(), node.port()));
  }

  private List<Object> busInfo() {
    List<Object> all = new ArrayList<>();
    for (PublishedTopic topic : node.published()) {
      for (SubscriberConnection to : topic.subscribers()) {
        all.add(List.of(all.size() + 1, to.subscriber(), "o", "TCPROS", topic.topic(), true, ""));
      }
    }
    for (TcpSubscription topic : node.subscribed()) {
      for (PublisherLink from : topic.links()) {
        all.add(
            List.of(
                all.size() + 1,
                from.publisher().toString(),
                "i",
                "TCPROS",
                topic.topic(),
                from.connected(),
                ""));
      }
    }
    return all;
  }

  /** The addresses of publishers that a master lists; what is no address is left out. */
  static Set<URI> uris(Object value) {
    Set<URI> uris = new LinkedHashSet<>();
    if (value instanceof List<?> list) {
      for (Object one : list) {
        try {
          uris.add(URI.create(one.toString()));
        } catch (IllegalArgumentException e) {
          log.warn("a master lists a publisher at {}, which is no address", one);
        }
      }
    }
    return uris;
  }

  private static String text(List<Object> parameters, int index) throws XmlRpcFault {
    if (parameters.size() > index && parameters.get(index) instanceof String text) {
      return text;
    }
    throw new XmlRpcFault("parameter " + index + " should be a text");
  }

  private static List<Object> success(Object value) {
    return List.of(1, "", value);
  }
}
