package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.launch.dashboard.Dashboard;
import io.drover.launch.live.Telemetries;
import io.drover.launch.web.WebServerOptions;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.broker.BrokerUrl;
import java.util.Optional;

/** The page on which a live flight is watched; there is a flight without it, too. */
final class FlightPage implements AutoCloseable {
  private static final String SITE = "local";
  private static final String NAME = "operator";

  private final Optional<Dashboard> dashboard;

  private FlightPage(Optional<Dashboard> dashboard) {
    this.dashboard = dashboard;
  }

  /**
   * Opens it; what is wrong with it is told to {@code System.err}.
   *
   * @param at empty: nobody wants it
   * @param asked whether somebody has asked for it there
   * @throws DroverException what is wrong with it, if it was asked for
   */
  static FlightPage open(
      Optional<WebServerOptions> at,
      boolean asked,
      BrokerUrl broker,
      Optional<AccountFolder> accounts) {
    if (at.isEmpty()) {
      return new FlightPage(Optional.empty());
    }
    try {
      Telemetries heard =
          new Telemetries(
              broker.toString(),
              accounts.map(folder -> folder.path().toString()),
              Optional.empty(),
              Optional.empty());
      return new FlightPage(
          Optional.of(
              Dashboard.live(at.get(), heard.options(NAME, System.getenv()), SITE, NAME, false)));
    } catch (DroverException e) {
      if (asked) {
        throw e;
      }
      System.err.println("fly: flying without a dashboard: " + e.getMessage());
      return new FlightPage(Optional.empty());
    }
  }

  Optional<String> url() {
    return dashboard.map(Dashboard::url);
  }

  @Override
  public void close() {
    dashboard.ifPresent(Dashboard::close);
  }
}
