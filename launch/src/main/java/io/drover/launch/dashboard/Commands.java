package io.drover.launch.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.core.error.DroverException;
import io.drover.core.thread.DaemonThreads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Commands that pages give, if they may: those that know the key, which stands in the address that
 * was printed and nowhere else.
 */
final class Commands implements AutoCloseable {
  private static final Set<String> KNOWN = Set.of("hold", "resume", "land");
  private static final int MOST_WAITING = 64;

  private final Optional<String> key;
  private final ExecutorService sending =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          new DaemonThreads("dashboard-commands"));
  private volatile Sender sender =
      (drone, command) -> {
        throw new IllegalStateException("nobody sends commands yet");
      };

  /** Gives a command. */
  interface Sender {
    /**
     * Waits until the broker has it.
     *
     * @return its id
     */
    String send(String drone, String command);
  }

  /**
   * For pages that know the key.
   *
   * @param key empty: nobody may
   */
  Commands(Optional<String> key) {
    this.key = key;
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
      sending.execute(
          () ->
              page.accept(
                  give(request, asked.path("drone").asText(), asked.path("command").asText())));
    } catch (JsonProcessingException e) {
      // a page of ours does not say that
    } catch (RejectedExecutionException e) {
      page.accept("{\"type\":\"refused\",\"request\":0,\"text\":\"too many commands wait\"}");
    }
  }

  private String give(long request, String drone, String command) {
    try {
      return answer(request, "sent", sender.send(drone, command));
    } catch (DroverException e) {
      return answer(request, "refused", e.getMessage());
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
