package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.slam.log.ScanLogOptions;
import java.io.File;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMapPageTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 900;

  @TempDir Path folder;

  private MappingOptions options;

  @BeforeEach
  void log() throws Exception {
    Path log = RoomLog.write(folder.resolve("only<script>.clf"), 240, 3, 6, 9, 5);
    options =
        new MappingOptions(
            List.of(RobotLog.of(log)),
            1,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            true,
            new ScanLogOptions(OptionalDouble.empty(), false));
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  @Test
  void asksItsOwnServerOnly() throws Exception {
    try (LiveMapPage live = LiveMapPage.start(options)) {
      String page = get(live.url());
      assertThat(page)
          .contains("default-src 'none'", "connect-src 'self'", "new EventSource(\"events\")")
          .doesNotContain("{{")
          .doesNotContainPattern("(?i)https?:|url\\(|@import|\\bsrc=|<link\\b");
      assertThat(Pattern.compile("<script\\b").matcher(page).results().count()).isEqualTo(2);
    }
  }

  @Test
  void endsWithTheRun() throws Exception {
    String url;
    try (LiveMapPage live = LiveMapPage.start(options)) {
      url = live.url();
      MappingRun.of(options, live.watch());
      assertThat(get(url + "events")).endsWith("event: end\ndata: {}\n\n");
    }
    assertThatThrownBy(() -> get(url)).isInstanceOf(ConnectException.class);
  }

  @Test
  void drawsTheMapInABrowser() throws Exception {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the path: the page is not looked at");
    try (LiveMapPage live = LiveMapPage.start(options)) {
      MappingRun.of(options, live.watch());
      GrayImage seen = screenshot(browser.get(), live.url());
      assertThat(seen.width()).isEqualTo(WIDTH);
      // free space is white, what was never seen is not, and there are walls and letters
      assertThat(share(seen, 255, 255)).isGreaterThan(0.02);
      assertThat(share(seen, 215, 230)).isGreaterThan(0.05);
      assertThat(share(seen, 0, 90)).isGreaterThan(0.005);
    }
  }

  private static Optional<Path> browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(place -> BROWSERS.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private GrayImage screenshot(Path browser, String url) throws Exception {
    Path picture = folder.resolve("page.png");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("browser"),
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--virtual-time-budget=5000",
                "--screenshot=" + picture,
                url)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(picture).as(Files.readString(folder.resolve("browser.txt"))).isNotEmptyFile();
    try (FrameCodec codec = new FrameCodec()) {
      return codec.read(picture);
    }
  }

  /** Of pixels from one brightness to another. */
  private static double share(GrayImage image, int darkest, int brightest) {
    int count = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int brightness = image.at(x, y) & 0xff;
        count += brightness >= darkest && brightness <= brightest ? 1 : 0;
      }
    }
    return count / ((double) image.width() * image.height());
  }
}
