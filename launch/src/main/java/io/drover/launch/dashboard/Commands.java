package io.drover.launch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.core.error.DroverException;
import io.drover.core.thread.DaemonThreads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Commands that pages give, if they may: those that know the key, which stands in the address that
 * was printed and nowhere else. What was asked for long ago, and came late, is not given.
 */
final class Commands implements AutoCloseable {
  private static final Set<String> KNOWN = Set.of("hold", "resume", "land");
  private static final int MOST_WAITING = 64;

  /** How old a wish may be, by the clock here, which pages are told. */
  private static final long FRESH_MILLIS = 5_000;

  private final Optional<String> key;
  private final Clock clock;
  private final ExecutorService sending =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          new DaemonThreads("dashboard-commands"));
  private volatile Sender sender =
      (drone, command, id, asked) -> {
        throw new IllegalStateException("nobody sends commands yet");
      };

  /** Gives a command. */
  interface Sender {
    /**
     * Waits until the broker has it.
     *
     * @param id by which the drone's answers name it
     * @param asked when the page wanted it
     * @return whether the broker has confirmed it; if not, it may get there or not
     * @throws DroverException if it is not sent
     */
    boolean send(String drone, String command, String id, Instant asked);
  }

  /**
   * For pages that know the key.
   *
   * @param key empty: nobody may
   */
  Commands(Optional<String> key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  void sendBy(Sender sender) {
    this.sender = sender;
  }

  /** Does what a page asks for, and tells it what became of that; does not wait. */
  void ask(String text, Consumer<String> page) {
    try {
      JsonNode asked = JsonText.mapper().readTree(text);
      if (asked == null || !asked.path("type").asText().equals("command")) {
        return;
      }
      long request = asked.path("request").asLong();
      Optional<String> refusal = refusal(asked);
      if (refusal.isPresent()) {
        page.accept(answer(request, "refused", refusal.get()));
        return;
      }
      try {
        sending.execute(() -> give(request, asked, page));
      } catch (RejectedExecutionException e) {
        page.accept(answer(request, "refused", "too many commands wait"));
      }
    } catch (JsonProcessingException e) {
      // a page of ours does not say that
    }
  }

  private void give(long request, JsonNode asked, Consumer<String> page) {
    String id = UUID.randomUUID().toString();
    // first, so that the page knows what the drone answers to, whatever the broker does
    page.accept(answer(request, "sent", id));
    try {
      boolean confirmed =
          sender.send(
              asked.path("drone").asText(),
              asked.path("command").asText(),
              id,
              Instant.ofEpochMilli(asked.path("at").asLong()));
      if (!confirmed) {
        page.accept(
            answer(
                request,
                "unconfirmed",
                "the broker has not confirmed it: wait before you send it again"));
      }
    } catch (DroverException e) {
      page.accept(answer(request, "refused", e.getMessage()));
    }
  }

  private Optional<String> refusal(JsonNode asked) {
    if (key.isEmpty()) {
      return Optional.of("this dashboard gives no commands: start it with --commands");
    }
    if (!same(key.get(), asked.path("key").asText())) {
      return Optional.of("open the address that ./drover printed: its key is missing here");
    }
    if (!KNOWN.contains(asked.path("command").asText())) {
      return Optional.of("only hold, resume and land are given from here");
    }
    if (!asked.path("at").isNumber()) {
      return Optional.of("it does not say when it was asked for: load the page anew");
    }
    if (Math.abs(clock.millis() - asked.path("at").asLong()) > FRESH_MILLIS) {
      return Optional.of("it came too late from this page: send it again if it is still wanted");
    }
    return Optional.empty();
  }

  private static boolean same(String key, String shown) {
    return MessageDigest.isEqual(
        key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(long request, String type, String text) {
    ObjectNode answer = JsonText.mapper().createObjectNode();
    answer.put("type", type).put("request", request).put("text", text);
    return answer.toString();
  }

  @Override
  public void close() {
    sending.shutdownNow();
  }
}
