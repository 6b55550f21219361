package io.drover.launch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.launch.live.Mosquitto;
import io.drover.launch.web.WebServerOptions;
import io.drover.telemetry.broker.BrokerUrl;
import io.drover.telemetry.publish.PublisherOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker is killed under an open dashboard: the page says so, and misses nothing. */
@Timeout(120)
class KilledBrokerPageTest {
  private static final String LINK = "document.getElementById('link')";

  @TempDir Path folder;

  @Test
  void theDashboardComesBackWithAllThatHappenedMeanwhile() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder);
        Browser page = Browser.orSkip(folder.resolve("browser"))) {
      PublisherOptions to = PublisherOptions.to(BrokerUrl.parse(broker.url()));
      // the fleet is back long before the dashboard, and says at once what has waited
      try (Dashboard dashboard = open(to.withRetrySeconds(2, 2))) {
        page.open(dashboard.url());
        page.awaitTrue(LINK + ".dataset.state === 'there'");
        try (SampleFleet fleet = SampleFleet.start(to.withRetrySeconds(0.05, 0.1), 3)) {
          awaitWhole(page);
          fleet.say("passed on before");
          awaitOnce(page, "passed on before");
          broker.kill();
          page.awaitTrue(LINK + ".dataset.state === 'lost'");
          page.awaitTrue(LINK + ".textContent.includes('MQTT broker')");
          fleet.say("passed on meanwhile");
          broker.start();
          page.awaitTrue(LINK + ".dataset.state === 'there'");
          awaitOnce(page, "passed on meanwhile");
          fleet.say("passed on after");
          awaitOnce(page, "passed on after");
          awaitFresh(page);
          // who opens the page now is told the same
          page.open(dashboard.url());
          awaitWhole(page);
          for (String when : new String[] {"before", "meanwhile", "after"}) {
            awaitOnce(page, "passed on " + when);
          }
          // and so is a dashboard that never saw the broker that was killed
          try (Dashboard second = open(to)) {
            page.open(second.url());
            awaitWhole(page);
            assertThat(page.complaints()).isEmpty();
          }
        }
      }
    }
  }

  private static Dashboard open(PublisherOptions broker) {
    return Dashboard.live(WebServerOptions.onLoopback(0), broker, "local", "desk", false);
  }

  /** Everybody is there with all that they say once. */
  private static void awaitWhole(Browser page) {
    page.awaitTrue(
        "drover.fleet.drones.size === 3"
            + " && [...drover.fleet.drones.values()].every((d) => d.connection === 'ONLINE')");
    page.awaitTrue("drover.fleet.drones.get('drone1').route.path.length === 6");
    page.awaitTrue("drover.fleet.edges.get('edge1').connection === 'ONLINE'");
    page.awaitTrue("document.getElementById('edges').textContent.includes('cores to 3 drones')");
    page.awaitTrue("drover.fleet.maps.get('map').grids.length === 1");
  }

  /** States that were said after all that had waited. */
  private static void awaitFresh(Browser page) throws Exception {
    double now = page.value("drover.fleet.now").asDouble();
    page.awaitTrue(
        "[...drover.fleet.drones.values()].every((d) => Date.parse(d.state.timestamp) > "
            + now
            + ")");
    page.awaitTrue("Date.parse(drover.fleet.edges.get('edge1').state.timestamp) > " + now);
    page.awaitTrue("!document.querySelector('.drone.away')");
  }

  /** Each drone's event stands there, and no more than once. */
  private static void awaitOnce(Browser page, String what) throws Exception {
    String shown =
        "[...document.querySelectorAll('#events li')].map((li) => li.textContent)"
            + ".filter((text) => text.includes('%s to drone')).length".formatted(what);
    page.awaitTrue(shown + " >= 3");
    assertThat(page.value(shown).asInt()).as(what).isEqualTo(3);
    assertThat(page.value("new Set(" + shown.replace(".length", "") + ").size").asInt())
        .isEqualTo(3);
  }
}
