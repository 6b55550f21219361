package io.drover.telemetry.operator;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.broker.BrokerTrust;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.publish.PublisherOptions;
import io.drover.telemetry.topic.TopicTree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears all that a site's participants say, for as long as it is open: whenever the broker is lost
 * it connects anew, and hears the events that the broker has kept for it. May command participants,
 * too.
 */
public final class SiteFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SiteFeed.class);
  private static final long JOIN_MILLIS = 2_000;

  private final PublisherOptions options;
  private final String site;
  private final String name;
  private final SiteListener listener;
  private final Thread worker;

  /** By which the broker knows it again; participants may be back before it is. */
  private final String id = OperatorSession.newId("site");

  private final AtomicLong sent = new AtomicLong();
  private volatile boolean closed;

  /** Whether a broker may know it. */
  private volatile boolean known;

  private volatile Optional<OperatorSession> connected = Optional.empty();

  private SiteFeed(PublisherOptions options, String site, String name, SiteListener listener) {
    this.options = options;
    this.site = site;
    this.name = name;
    this.listener = listener;
    this.worker = new Thread(this::listen, "site-" + site);
    worker.setDaemon(true);
  }

  /**
   * Begins to listen, and returns at once.
   *
   * @param name who listens, and says commands
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE} if certificates
   *     cannot be used, {@code INVALID_ARGUMENT} if the site cannot be part of a path
   */
  public static SiteFeed start(
      PublisherOptions options, String site, String name, SiteListener listener) {
    String unused = TopicTree.siteBranch(site);
    options.trust().ifPresent(BrokerTrust::socketFactory);
    SiteFeed feed = new SiteFeed(options, site, name, listener);
    feed.worker.start();
    return feed;
  }

  private void listen() {
    double pause = options.firstRetrySeconds();
    while (!closed) {
      String why;
      try (OperatorSession session =
          OperatorSession.lasting(options, id, "site '" + site + "'", this::heard)) {
        // also if it is interrupted meanwhile
        known = true;
        session.connect();
        connected = Optional.of(session);
        // before anything can be heard
        listener.connected();
        session.subscribe(TopicTree.siteBranch(site), 1);
        pause = options.firstRetrySeconds();
        why = session.awaitLoss().getMessage();
      } catch (DroverException e) {
        // also certificates that can be used no more, which somebody may be renewing
        why = e.getMessage();
      } catch (InterruptedException e) {
        return;
      } finally {
        connected = Optional.empty();
      }
      // its session is closed by now, and hears nothing any more
      if (!closed) {
        listener.lost(why);
        pause = waitFor(pause);
      }
    }
  }

  private void heard(String path, byte[] payload) {
    if (!closed) {
      SiteMessage.read(path, payload).ifPresent(listener::heard);
    }
  }

  private double waitFor(double seconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1e3));
    } catch (InterruptedException e) {
      closed = true;
    }
    return Math.min(2 * seconds, options.longestRetrySeconds());
  }

  /**
   * Gives a command; what becomes of it is heard as an acknowledgement. Waits until the broker has
   * it, up to some seconds.
   *
   * @param id by which answers name it
   * @param asked when somebody wanted it: participants refuse what is old
   * @param parameters its keys beside header and id
   * @return whether the broker has confirmed it; if not, it may get there or not
   * @throws DroverException {@code UNREACHABLE} if the broker is not there: it is not sent
   */
  public boolean command(
      String participant,
      String command,
      String id,
      Instant asked,
      Map<String, Object> parameters) {
    OperatorSession session =
        connected.orElseThrow(
            () ->
                new DroverException(
                    ErrorCode.UNREACHABLE,
                    "MQTT broker "
                        + options.broker()
                        + " is out of reach (not connected): start it or correct its URL"));
    Header header = new Header(sent.getAndIncrement(), asked, name);
    String path = new TopicTree(site, participant).command(command);
    Optional<DroverException> failure = session.command(path, header, id, parameters);
    failure.ifPresent(
        e ->
            LOG.warn(
                "command '{}' to {} is not confirmed: {}", command, participant, e.getMessage()));
    return failure.isEmpty();
  }

  /** Ends; nothing is heard after this. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
    try {
      worker.join(JOIN_MILLIS);
      if (known) {
        OperatorSession.forget(options, id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
