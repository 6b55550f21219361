package io.drover.launch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.launch.live.LastingPort;
import io.drover.launch.web.WebServerOptions;
import io.drover.telemetry.broker.EmbeddedBroker;
import io.drover.telemetry.broker.EmbeddedBrokerOptions;
import io.drover.telemetry.publish.PublisherOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser, on what real publishers say over a real broker. */
@Timeout(240)
class DashboardPageTest {
  @TempDir Path folder;

  @Test
  void showsAFleetInEveryPanelAndOutlivesItsBroker() throws Exception {
    int port = LastingPort.choose();
    EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(port));
    PublisherOptions url = PublisherOptions.to(broker.url()).withRetrySeconds(0.1, 0.3);
    try (Browser page = Browser.orSkip(folder.resolve("browser"));
        Dashboard dashboard =
            Dashboard.live(WebServerOptions.onLoopback(0), url, "local", "operator", true)) {
      page.size(1200, 800, false);
      page.open(dashboard.url());
      // what happens once is heard by those who listen
      page.awaitTrue("document.getElementById('link').dataset.state === 'there'");
      try (SampleFleet fleet = SampleFleet.start(url, 3)) {
        page.awaitTrue("drover.fleet.drones.size === 3 && drover.fleet.edges.size === 1");
        page.awaitTrue("document.querySelectorAll('.drone').length === 3");
        checkPanels(page);
        checkHands(page);
        checkCommand(page);
        checkLooks(page);
        broker.close();
        page.awaitTrue("document.getElementById('link').dataset.state === 'lost'");
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(port));
        page.awaitTrue("document.getElementById('link').dataset.state === 'there'");
        double before = page.value("drover.fleet.drones.get('drone1').at").asDouble();
        page.awaitTrue("drover.fleet.drones.get('drone1').at > " + before);
        assertThat(page.complaints()).isEmpty();
        assertThat(fleet.landed()).isEmpty();
      }
    } finally {
      broker.close();
    }
  }

  private static void checkPanels(Browser page) throws Exception {
    page.awaitTrue("document.getElementById('edges').textContent.includes('cores to 3 drones')");
    page.awaitTrue("document.getElementById('events').textContent.includes('the edge is gone')");
    page.awaitTrue("document.getElementById('why').textContent.includes('Predicted QoN')");
    page.awaitTrue("drover.map.seen && drover.map.targets.length === 3");
    // what somebody publishes is text, whatever it looks like
    assertThat(
            page.value("document.querySelectorAll('#events img, #events script').length").asInt())
        .isZero();
    page.awaitTrue("document.getElementById('events').textContent.includes('<img src=x')");
    // two robots' map, as far as it has grown, in a view of its own
    page.awaitTrue("document.querySelectorAll('#views [role=tab]').length === 2");
    page.click("#views [role=tab]:nth-child(2)");
    page.awaitTrue("drover.map.shownGrid() !== null");
    page.click("#views [role=tab]:nth-child(1)");
    page.awaitTrue("drover.map.shownGrid() === null");
  }

  private static void checkHands(Browser page) throws Exception {
    page.click(".drone:nth-of-type(3)");
    page.awaitTrue("document.querySelector('.drone[aria-selected=true]') !== null");
    String chosen = page.value("drover.chosen").asText();
    page.press(chosen.equals("drone3") ? "p" : "n");
    page.awaitTrue("drover.chosen !== '" + chosen + "'");
    page.value("document.getElementById('drones').focus()");
    page.press("Home");
    page.awaitTrue("drover.chosen === 'drone1'");
    page.press("[");
    page.awaitTrue("drover.decisions.picked !== null");
    page.awaitTrue("document.getElementById('why').textContent.startsWith('At ')");
    page.press("Escape");
    page.awaitTrue("drover.decisions.picked === null");
    page.click("#zoom-in");
    page.awaitTrue("drover.map.near !== null");
    page.press("0");
    page.awaitTrue("drover.map.near === null");
    page.press("f");
    page.awaitTrue("document.getElementById('follow').getAttribute('aria-pressed') === 'true'");
    page.click("#warnings");
    page.awaitTrue("!document.querySelector('#events .INFO')");
    page.press("?");
    page.awaitTrue("document.getElementById('help').open");
    page.value("document.getElementById('help').close()");
  }

  private static void checkCommand(Browser page) throws Exception {
    page.click("#orders [data-command=hold]");
    page.awaitTrue("document.getElementById('order-state').textContent === 'drone1: hold done'");
    page.awaitTrue("document.getElementById('detail-now').textContent.includes('holds')");
    page.click("#orders [data-command=land]");
    page.awaitTrue("document.getElementById('sure').open");
    page.click("#sure button[value=no]");
    page.awaitTrue("!document.getElementById('sure').open");
  }

  /** Light and dark differ, and a phone scrolls one way only. */
  private void checkLooks(Browser page) throws Exception {
    page.theme("light");
    byte[] light = page.picture();
    page.theme("dark");
    page.awaitTrue("getComputedStyle(document.body).backgroundColor === 'rgb(15, 17, 20)'");
    byte[] dark = page.picture();
    page.size(390, 844, true);
    page.awaitTrue("innerWidth === 390 && document.documentElement.scrollWidth === 390");
    byte[] phone = page.picture();
    assertThat(light.length).isGreaterThan(20_000);
    assertThat(dark).isNotEqualTo(light);
    Files.write(folder.resolve("light.png"), light);
    Files.write(folder.resolve("dark.png"), dark);
    Files.write(folder.resolve("phone.png"), phone);
    page.size(1200, 800, false);
  }
}
