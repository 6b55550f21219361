package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.id.DroneId;
import io.drover.core.time.WallClock;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.ManualClock;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.Share;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class ShareWatchTest {
  static List<RpcAddress> addresses() {
    return List.of(HostPort.loopback(0), EdgeFixture.anyName());
  }

  private static Iterator<Share> watch(EdgeFixture f, String drone) {
    return f.stub().watchShare(WatchShareRequest.newBuilder().setDroneId(drone).build());
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void tellsTheShareAtOnceAndWhenItChanges(RpcAddress address) {
    try (EdgeFixture f =
        new EdgeFixture(address, new WallClock(), EmbeddedOptions.DEFAULT, o -> o, p -> p)) {
      Iterator<Share> first = watch(f, "drone1");
      assertThat(first.next().getCores()).isEqualTo(4);

      Iterator<Share> second = watch(f, "drone2");
      assertThat(second.next().getCores()).isEqualTo(2);
      assertThat(first.next().getCores()).isEqualTo(2);
    }
  }

  @Test
  void endsOnDrain() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      Iterator<Share> shares = watch(f, "drone1");
      shares.next();

      CompletableFuture<Void> closing = CompletableFuture.runAsync(f.edge::close);

      assertThat(shares.hasNext()).isFalse();
      closing.join();
    }
  }

  @Test
  void refusesAWatchOfNobodyAndTooManyOfOne() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      assertThatThrownBy(() -> watch(f, "").next())
          .hasMessageStartingWith("INVALID_ARGUMENT: drone name '");
      List<Iterator<Share>> open = new ArrayList<>();
      for (int i = 0; i < ShareWatchers.LIMIT; i++) {
        open.add(watch(f, "drone1"));
        open.get(i).next();
      }
      assertThatThrownBy(() -> watch(f, "drone1").next())
          .hasMessage("RESOURCE_EXHAUSTED: the share of drone1 is watched 4 times: end one");
    }
  }

  @Test
  void keepsTheShareOfADroneThatWatchesButStopsItsWorker() {
    ManualClock clock = new ManualClock();
    try (EdgeFixture f = EdgeFixture.inProcess(clock)) {
      watch(f, "drone1").next();
      f.infer("drone1");

      clock.advance(100);
      f.beat();

      assertThat(f.edge.shares()).containsEntry(new DroneId("drone1"), new ResourceShare(4));
      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
    }
  }

  @Test
  void servesNobodyWithoutAShareUntilOneIsGranted() {
    AtomicReference<Map<DroneId, ResourceShare>> granted = new AtomicReference<>(Map.of());
    try (EdgeFixture f =
        new EdgeFixture(
            EdgeFixture.anyName(),
            new WallClock(),
            EmbeddedOptions.DEFAULT,
            o -> o,
            parts -> parts.allocator((cores, demands) -> granted.get()))) {
      assertThatThrownBy(() -> f.infer("drone1"))
          .hasMessage("RESOURCE_EXHAUSTED: no cores are left for drone1: fly on board for now");

      granted.set(Map.of(new DroneId("drone1"), new ResourceShare(1.5)));
      f.beat();

      assertThat(f.infer("drone1").getShare().getCores()).isEqualTo(1.5);
    }
  }

  @Test
  void keepsSharesWhenAnAllocatorGrantsMoreThanThereIs() {
    AtomicReference<Double> each = new AtomicReference<>(1.0);
    try (EdgeFixture f =
        new EdgeFixture(
            EdgeFixture.anyName(),
            new WallClock(),
            EmbeddedOptions.DEFAULT,
            o -> o,
            parts ->
                parts.allocator(
                    (cores, demands) ->
                        Map.of(demands.get(0).drone(), new ResourceShare(each.get()))))) {
      f.infer("drone1");
      each.set(4.1);
      f.beat();

      assertThat(f.edge.shares()).containsValue(new ResourceShare(1));
    }
  }

  @Test
  void letsAllocatorsSeeWhatDronesReport() {
    List<String> seen = new ArrayList<>();
    try (EdgeFixture f =
        new EdgeFixture(
            EdgeFixture.anyName(),
            new WallClock(),
            EmbeddedOptions.DEFAULT,
            o -> o,
            parts ->
                parts.allocator(
                    (cores, demands) -> {
                      demands.forEach(
                          d ->
                              seen.add(
                                  d.drone()
                                      + d.link()
                                          .map(l -> " " + l.uplinkBitsPerSecond())
                                          .orElse("")));
                      return Map.of(demands.get(0).drone(), new ResourceShare(cores));
                    }))) {
      var request = EdgeFixture.frame("drone1", 1, Jpegs.square(32)).toBuilder();
      request.getLinkBuilder().setUplinkBitsPerSecond(2e6).setOffloadRatio(0.5);
      f.stub().infer(request.build());
      f.beat();

      assertThat(seen).containsExactly("drone1", "drone1 2000000.0");
    }
  }
}
