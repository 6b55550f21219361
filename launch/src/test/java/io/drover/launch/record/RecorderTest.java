package io.drover.launch.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.ros.Publisher;
import io.drover.ros.RawMessage;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.TopicSource;
import io.drover.ros.bag.BagCompression;
import io.drover.ros.bag.BagMessage;
import io.drover.ros.bag.BagReader;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.std_msgs.Int32;
import io.drover.ros.msg.std_msgs.UInt8MultiArray;
import io.drover.ros.name.GraphNames;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final RosTime START = new RosTime(1_000, 0);

  @TempDir private Path folder;
  private final InMemoryBus bus = new InMemoryBus();
  private final RosNode talker = bus.join(GraphNames.of("", "talker", Map.of()));
  private final AtomicBoolean over = new AtomicBoolean();

  private RecordOptions options(TopicChoice choice) {
    return new RecordOptions(
        folder.resolve("run.bag"),
        choice,
        BagCompression.NONE,
        OptionalDouble.empty(),
        OptionalLong.empty(),
        100_000_000);
  }

  private static TopicChoice all() {
    return TopicChoice.of(List.of(), true, false, Optional.of("/rosout"));
  }

  private CompletableFuture<RecordingState> record(RecordOptions options) {
    bus.setTime(START);
    RosNode node = bus.join(GraphNames.of("", "recorder", Map.of()));
    return CompletableFuture.supplyAsync(() -> Recorder.run(node, options, over::get, state -> {}));
  }

  private <M extends Message> Publisher<M> heard(
      String topic, MessageType<M> type, TopicOptions how) {
    Publisher<M> publisher = talker.advertise(topic, type, how);
    await().atMost(Duration.ofSeconds(20)).until(() -> publisher.subscribers() > 0);
    return publisher;
  }

  private static List<String> content(Path bag) throws Exception {
    List<String> all = new ArrayList<>();
    try (BagReader reader = BagReader.open(bag)) {
      for (Optional<BagMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
        BagMessage message = next.get();
        String value =
            message.connection().is(Int32.TYPE) ? "" + message.as(Int32.TYPE).data() : "bytes";
        all.add(message.connection().topic() + " " + value + " at " + message.time().seconds());
      }
    }
    return all;
  }

  @Test
  void recordsTopicsThatComeWhileItRuns() throws Exception {
    CompletableFuture<RecordingState> recording = record(options(all()));
    heard("/a", Int32.TYPE, TopicOptions.queue(1)).publish(new Int32(1));
    bus.setTime(new RosTime(1_001, 0));
    heard("/b", Int32.TYPE, TopicOptions.queue(1)).publish(new Int32(2));
    assertThat(folder.resolve("run.bag")).doesNotExist();
    assertThat(folder.resolve("run.bag.active")).exists();
    over.set(true);
    assertThat(recording.join().messages()).isEqualTo(2);
    assertThat(recording.join().finished()).containsExactly(folder.resolve("run.bag"));
    assertThat(content(folder.resolve("run.bag"))).containsExactly("/a 1 at 1000", "/b 2 at 1001");
    assertThat(folder.resolve("run.bag.active")).doesNotExist();
  }

  @Test
  void endsAfterATimeOfRos() throws Exception {
    CompletableFuture<RecordingState> recording =
        record(
            new RecordOptions(
                folder.resolve("run.bag"),
                new TopicChoice(List.of("count"), Optional.empty()),
                BagCompression.LZ4,
                OptionalDouble.of(5),
                OptionalLong.empty(),
                1_000_000));
    heard("/count", Int32.TYPE, TopicOptions.queue(1)).publish(new Int32(1));
    bus.setTime(new RosTime(1_005, 0));
    assertThat(recording.join().messages()).isEqualTo(1);
    assertThat(content(folder.resolve("run.bag"))).containsExactly("/count 1 at 1000");
  }

  @Test
  void eachPartOfASplitBagHasTheLatchedMessages() throws Exception {
    CompletableFuture<RecordingState> recording =
        record(
            new RecordOptions(
                folder.resolve("run.bag"),
                all(),
                BagCompression.NONE,
                OptionalDouble.empty(),
                OptionalLong.of(1_000_000),
                100_000_000));
    heard("/map", Int32.TYPE, TopicOptions.latched()).publish(new Int32(7));
    Publisher<UInt8MultiArray> images =
        heard("/image", UInt8MultiArray.TYPE, TopicOptions.queue(1));
    bus.setTime(new RosTime(1_009, 0));
    for (int i = 0; i < 5; i++) {
      images.publish(UInt8MultiArray.zero().withData(new byte[600_000]));
    }
    over.set(true);
    assertThat(recording.join().finished())
        .extracting(bag -> bag.getFileName().toString())
        .containsExactly("run_0.bag", "run_1.bag", "run_2.bag");
    assertThat(content(folder.resolve("run_0.bag")))
        .containsExactly("/map 7 at 1000", "/image bytes at 1009", "/image bytes at 1009");
    assertThat(content(folder.resolve("run_1.bag")))
        .containsExactly("/map 7 at 1009", "/image bytes at 1009", "/image bytes at 1009");
    assertThat(content(folder.resolve("run_2.bag")))
        .containsExactly("/map 7 at 1009", "/image bytes at 1009");
  }

  @Test
  void waitsForTheTimeOfASimulation() throws Exception {
    bus.setTime(RosTime.ZERO);
    talker.advertise("/map", Int32.TYPE, TopicOptions.latched()).publish(new Int32(7));
    RosNode node = bus.join(GraphNames.of("", "recorder", Map.of()));
    RecordOptions options = options(all());
    CompletableFuture<RecordingState> recording =
        CompletableFuture.supplyAsync(
            () ->
                Recorder.run(
                    node,
                    options,
                    over::get,
                    state -> {
                      if (state.messages() == 0 && state.seconds() > 0.3) {
                        bus.setTime(START);
                      }
                      over.set(state.messages() == 1);
                    }));
    assertThat(recording.join().messages()).isEqualTo(1);
    assertThat(content(folder.resolve("run.bag"))).containsExactly("/map 7 at 1000");
  }

  @Test
  void memoryIsBoundedAndWhatGaveWayIsCounted() throws Exception {
    MessageBuffer buffer = new MessageBuffer(2_500);
    TopicSource source = TopicSource.of("/x", Int32.TYPE, "/talker", false);
    for (int i = 0; i < 5; i++) {
      buffer.put(new StampedMessage(START, new RawMessage(source, new byte[1_000 + i])));
    }
    assertThat(buffer.lost()).isEqualTo(3);
    assertThat(buffer.take(0).orElseThrow().message().bytes()).hasSize(1_003);
    assertThat(buffer.take(0).orElseThrow().message().bytes()).hasSize(1_004);
    assertThat(buffer.take(0.01)).isEmpty();
    buffer.put(new StampedMessage(START, new RawMessage(source, new byte[9_000])));
    assertThat(buffer.take(0)).isPresent();
  }

  @Test
  void whatWaitsForASlowDiskAtTheEndIsLostAndTheBagIsWhole() throws Exception {
    bus.setTime(START);
    List<String> names = List.of("/a", "/b", "/c");
    names.forEach(
        name -> talker.advertise(name, Int32.TYPE, TopicOptions.latched()).publish(new Int32(1)));
    AtomicInteger asked = new AtomicInteger();
    AtomicLong nanos = new AtomicLong();
    RecordingState state =
        Recorder.run(
            bus.join(GraphNames.of("", "recorder", Map.of())),
            options(new TopicChoice(names, Optional.empty())),
            () -> asked.getAndIncrement() > 0,
            told -> {},
            () -> nanos.addAndGet(3_000_000_000L));
    assertThat(state.messages()).isEqualTo(2);
    assertThat(state.lost()).isEqualTo(1);
    assertThat(content(folder.resolve("run.bag"))).containsExactly("/a 1 at 1000", "/b 1 at 1000");
  }

  @Test
  void anOddNameHidesNoOtherTopic() throws Exception {
    RosNode node = bus.join(GraphNames.of("", "recorder", Map.of()));
    talker.advertise("/good", Int32.TYPE, TopicOptions.latched()).publish(new Int32(1));
    SortedMap<String, String> published = new TreeMap<>();
    published.put("/camera-1", Int32.TYPE.name());
    published.put("/good", Int32.TYPE.name());
    RosNode odd =
        (RosNode)
            Proxy.newProxyInstance(
                RosNode.class.getClassLoader(),
                new Class<?>[] {RosNode.class},
                (proxy, method, arguments) ->
                    method.getName().equals("publishedTopics")
                        ? published
                        : method.invoke(node, arguments));
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (TopicFinder finder =
        new TopicFinder(odd, all(), message -> heard.complete(message.source().topic()))) {
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("/good");
      assertThat(finder.lost()).isZero();
    }
  }

  @Test
  void namesWhatIsWrongWithAChoice() {
    assertThatThrownBy(() -> TopicChoice.of(List.of(), false, false, Optional.empty()))
        .hasMessage("nothing to record: name topics, or record every one with --all");
    assertThatThrownBy(() -> TopicChoice.of(List.of("/x"), true, false, Optional.empty()))
        .hasMessage("--all records every topic: leave out /x, or --all");
    assertThatThrownBy(() -> TopicChoice.of(List.of("/x("), false, true, Optional.empty()))
        .hasMessage("--regex: '/x(' is no regular expression: Unclosed group");
    assertThatThrownBy(() -> TopicChoice.of(List.of("/x"), false, false, Optional.of("/y")))
        .hasMessageStartingWith("--exclude leaves topics out of --all or --regex");
    TopicChoice some =
        TopicChoice.of(List.of("/robot[12]/.*", "/tf"), false, true, Optional.of(".*/image"));
    assertThat(List.of("/robot1/scan", "/tf", "/robot2/image", "/robot3/scan", "/tf_static"))
        .filteredOn(some.found().orElseThrow())
        .containsExactly("/robot1/scan", "/tf");
  }

  @Test
  void aBagThatIsThereStaysAsItIs() throws Exception {
    Path bag = folder.resolve("run.bag");
    Files.writeString(bag, "precious");
    assertThatThrownBy(() -> Recorder.require(options(all())))
        .isInstanceOf(DroverException.class)
        .hasMessage(bag + " is there already: remove it, or name another");
    Files.move(bag, folder.resolve("run.bag.active"));
    assertThatThrownBy(() -> Recorder.require(options(all())))
        .hasMessage(bag + ".active is there already: remove it, or name another");
  }
}
