package io.drover.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.message.Message;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.nav_msgs.OccupancyGrid;
import io.drover.ros.msg.rosgraph_msgs.Log;
import io.drover.ros.msg.std_msgs.Int32;
import io.drover.ros.msg.std_srvs.SetBool;
import io.drover.ros.msg.std_srvs.Trigger;
import io.drover.ros.name.GraphNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** What holds of the port, whatever is behind it. */
public abstract class RosNodeContract {
  /** A node of one graph, the same for all calls within a test. */
  protected abstract RosNode join(GraphNames names);

  private RosNode node(String name) {
    return join(GraphNames.of("", name, Map.of()));
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
  }

  @Test
  void messagesArriveInOrder() {
    try (RosNode a = node("a");
        RosNode b = node("b");
        Publisher<Int32> publisher = a.advertise("count", Int32.TYPE, TopicOptions.queue(1000))) {
      List<Integer> heard = new CopyOnWriteArrayList<>();
      Subscription subscription = b.subscribe("count", Int32.TYPE, 1000, m -> heard.add(m.data()));
      soon().until(() -> publisher.subscribers() == 1 && subscription.publishers() == 1);
      for (int i = 0; i < 500; i++) {
        publisher.publish(new Int32(i));
      }
      soon().until(() -> heard.size() == 500);
      assertThat(heard).isSorted();
      assertThat(subscription.dropped()).isZero();
      subscription.close();
      soon().until(() -> publisher.subscribers() == 0);
    }
  }

  @Test
  void latchedMessagesWaitForSubscribers() throws Exception {
    byte[] cells = {-1, 0, 100};
    OccupancyGrid map = OccupancyGrid.zero().withData(cells);
    try (RosNode a = node("a");
        RosNode b = node("b")) {
      Publisher<OccupancyGrid> publisher =
          a.advertise("/map", OccupancyGrid.TYPE, TopicOptions.latched());
      publisher.publish(OccupancyGrid.zero());
      publisher.publish(map);
      for (int i = 0; i < 2; i++) {
        BlockingQueue<OccupancyGrid> heard = new LinkedBlockingQueue<>();
        b.subscribe("/map", OccupancyGrid.TYPE, 1, heard::add);
        soon().until(() -> map.equals(heard.peek()));
      }
    }
  }

  @Test
  void anyTypeIsHeardAsItsPublisherTellsOfIt() {
    try (RosNode a = node("a");
        RosNode b = node("b")) {
      List<RawMessage> heard = new CopyOnWriteArrayList<>();
      Subscription subscription = b.subscribeRaw("/later", 10, heard::add);
      assertThat(b.publishedTopics()).doesNotContainKey("/later");
      Publisher<Int32> latched = a.advertise("later", Int32.TYPE, TopicOptions.latched());
      latched.publish(new Int32(258));
      soon().until(() -> heard.size() == 1);
      assertThat(heard.get(0).source())
          .isEqualTo(
              new TopicSource(
                  "/later",
                  "std_msgs/Int32",
                  Int32.TYPE.md5(),
                  Int32.TYPE.definition(),
                  "/a",
                  true));
      assertThat(heard.get(0).bytes()).containsExactly(2, 1, 0, 0);
      assertThat(b.publishedTopics()).containsEntry("/later", "std_msgs/Int32");
      latched.close();
      Publisher<Twist> other = a.advertise("later", Twist.TYPE, TopicOptions.queue(1));
      soon().until(() -> other.subscribers() == 1);
      other.publish(Twist.zero());
      soon().until(() -> heard.size() == 2);
      assertThat(heard.get(1).source().type()).isEqualTo("geometry_msgs/Twist");
      assertThat(heard.get(1).source().latching()).isFalse();
      subscription.close();
      soon().until(() -> other.subscribers() == 0);
    }
  }

  @Test
  void typesMustAgree() {
    try (RosNode a = node("a");
        RosNode b = node("b")) {
      Publisher<Int32> wrong = a.advertise("cmd_vel", Int32.TYPE, TopicOptions.queue(1));
      List<Message> heard = new CopyOnWriteArrayList<>();
      Subscription subscription = b.subscribe("cmd_vel", Twist.TYPE, 1, heard::add);
      try (RosNode c = node("c")) {
        Publisher<Twist> right = c.advertise("cmd_vel", Twist.TYPE, TopicOptions.queue(1));
        soon().until(() -> right.subscribers() == 1 && subscription.publishers() == 1);
        wrong.publish(new Int32(1));
        right.publish(Twist.zero());
        soon().until(() -> heard.size() == 1);
        assertThat(heard).containsExactly(Twist.zero());
        assertThat(wrong.subscribers()).isZero();
      }
    }
  }

  @Test
  void aListenerThatThrowsHearsTheNextMessage() {
    try (RosNode a = node("a")) {
      Publisher<Int32> publisher = a.advertise("count", Int32.TYPE, TopicOptions.queue(10));
      List<Integer> heard = new CopyOnWriteArrayList<>();
      a.subscribe(
          "count",
          Int32.TYPE,
          10,
          m -> {
            heard.add(m.data());
            throw new IllegalStateException("on purpose");
          });
      soon().until(() -> publisher.subscribers() == 1);
      publisher.publish(new Int32(1));
      publisher.publish(new Int32(2));
      soon().until(() -> heard.equals(List.of(1, 2)));
    }
  }

  @Test
  void servicesAnswerAndFail() {
    try (RosNode a = node("a");
        RosNode b = node("b");
        ServiceCaller<SetBool.Request, SetBool.Response> caller =
            b.caller("motors", SetBool.TYPE)) {
      assertThat(b.awaitService("motors", 0)).isFalse();
      assertThatThrownBy(() -> caller.call(new SetBool.Request(true), 5))
          .isInstanceOfSatisfying(
              DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
          .hasMessageContaining("service /motors does not answer");
      ServiceServer server =
          a.serve(
              "motors",
              SetBool.TYPE,
              request -> {
                if (!request.data()) {
                  throw new DroverException(ErrorCode.REFUSED, "they stay on");
                }
                return new SetBool.Response(true, "on");
              });
      assertThat(b.awaitService("motors", 20)).isTrue();
      for (int i = 0; i < 3; i++) {
        assertThat(caller.call(new SetBool.Request(true), 5))
            .isEqualTo(new SetBool.Response(true, "on"));
        assertThatThrownBy(() -> caller.call(new SetBool.Request(false), 5))
            .isInstanceOfSatisfying(
                DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
            .hasMessage("service /motors failed: they stay on");
      }
      try (var other = b.caller("motors", Trigger.TYPE)) {
        assertThatThrownBy(() -> other.call(new Trigger.Request(), 5))
            .isInstanceOfSatisfying(
                DroverException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_ERROR));
      }
      server.close();
      assertThatThrownBy(() -> caller.call(new SetBool.Request(true), 5))
          .isInstanceOf(DroverException.class);
    }
  }

  @Test
  void parametersAreATree() {
    try (RosNode a = join(GraphNames.of("robot1", "a", Map.of()))) {
      Parameters parameters = a.parameters();
      assertThat(parameters.get("~rate")).isEmpty();
      assertThat(parameters.number("~rate", 3)).isEqualTo(3);
      parameters.set("~rate", 2.5);
      parameters.set("/robot1/names", List.of("x", "ü & <y>"));
      parameters.set("tree", Map.of("on", true, "deep", Map.of("n", 4)));
      assertThat(parameters.get("/robot1/a/rate")).contains(2.5);
      assertThat(parameters.get("names")).contains(List.of("x", "ü & <y>"));
      assertThat(parameters.integer("tree/deep/n", 0)).isEqualTo(4);
      assertThat(parameters.flag("tree/on", false)).isTrue();
      assertThat(parameters.get("tree")).contains(Map.of("on", true, "deep", Map.of("n", 4)));
      assertThat(parameters.search("names")).contains("/robot1/names");
      assertThat(parameters.search("rate")).contains("/robot1/a/rate");
      assertThat(parameters.search("nowhere")).isEmpty();
      assertThatThrownBy(() -> parameters.number("names", 1))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("parameter names is [x, ü & <y>]: give a number");
      parameters.delete("~rate");
      parameters.delete("~rate");
      assertThat(parameters.get("~rate")).isEmpty();
    }
  }

  @Test
  void parametersTellWhenTheyChange() {
    try (RosNode a = node("a");
        RosNode b = node("b")) {
      a.parameters().set("limits", Map.of("speed", 1.0));
      List<Optional<Object>> speeds = new CopyOnWriteArrayList<>();
      List<Optional<Object>> trees = new CopyOnWriteArrayList<>();
      assertThat(a.parameters().subscribe("limits/speed", speeds::add)).contains(1.0);
      a.parameters().subscribe("limits", trees::add);
      b.parameters().set("limits/speed", 2.0);
      soon().until(() -> speeds.equals(List.of(Optional.of(2.0))));
      soon().until(() -> trees.equals(List.of(Optional.of(Map.of("speed", 2.0)))));
      b.parameters().delete("limits/speed");
      soon().until(() -> speeds.size() == 2 && speeds.get(1).isEmpty());
    }
  }

  @Test
  void peopleAreTold() {
    try (RosNode a = node("a");
        RosNode b = node("b")) {
      List<Log> heard = new CopyOnWriteArrayList<>();
      b.subscribe("/rosout", Log.TYPE, 100, heard::add);
      a.log(LogLevel.WARN, "battery low");
      soon().until(() -> heard.stream().anyMatch(l -> l.msg().equals("battery low")));
      Log said = heard.stream().filter(l -> l.msg().equals("battery low")).findFirst().get();
      assertThat(said.level()).isEqualTo(Log.WARN);
      assertThat(said.name()).isEqualTo("/a");
      assertThat(said.header().stamp().seconds()).isPositive();
    }
  }

  @Test
  void theOlderOfTwoOfANameLeaves() throws Exception {
    try (RosNode older = node("a");
        RosNode newer = node("a")) {
      assertThat(older.awaitClose()).isPresent();
      assertThat(newer.isClosed()).isFalse();
      assertThatThrownBy(() -> older.advertise("x", Int32.TYPE, TopicOptions.queue(1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aTopicIsOfferedOnceByANode() {
    try (RosNode a = node("a")) {
      Publisher<Int32> first = a.advertise("x", Int32.TYPE, TopicOptions.queue(1));
      assertThatThrownBy(() -> a.advertise("x", Int32.TYPE, TopicOptions.queue(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("/x is published by this node already: close it first");
      first.close();
      a.advertise("x", Int32.TYPE, TopicOptions.queue(1)).close();
    }
  }
}
