package io.drover.launch.doctor;

import io.drover.telemetry.broker.BrokerProbe;
import io.drover.telemetry.broker.BrokerUrl;
import java.util.List;
import java.util.Optional;

/** The MQTT broker. */
final class BrokerCheck implements Check {
  private static final String SUBJECT = "MQTT broker";

  private final Optional<BrokerUrl> named;

  BrokerCheck(Optional<BrokerUrl> named) {
    this.named = named;
  }

  @Override
  public List<Finding> look() {
    BrokerUrl url = named.orElseGet(() -> BrokerUrl.parse("tcp://localhost:1883"));
    BrokerProbe probe = BrokerProbe.of(url);
    return List.of(
        switch (probe.outcome()) {
          case WELCOME -> Finding.ok(SUBJECT, url + " lets everybody in");
          case ASKS_WHO -> Finding.ok(SUBJECT, url + " asks for an account: give --accounts DIR");
          case UNREACHABLE ->
              Finding.unanswered(
                  SUBJECT,
                  named.isPresent(),
                  url + ": " + probe.reason(),
                  named.isPresent()
                      ? "start it, or mend the address, a firewall or the certificate"
                      : "start one with ./drover broker; ./drover fly --live brings its own");
        });
  }
}
