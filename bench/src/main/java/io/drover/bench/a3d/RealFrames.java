package io.drover.bench.a3d;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.ModelOption;
import io.drover.launch.cli.Progress;
import io.drover.launch.replay.ReplayFrames;
import io.drover.launch.training.RecordedFlights;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A folder of frames that a camera took, with the network that reads them.
 *
 * @param fps frames per second where the folder has no times
 */
record RealFrames(Path folder, Path model, OptionalDouble fps) {
  private static final int KEY_BYTES = 6;

  /** As a profile: inferred once, read from the cache while neither frames nor network change. */
  FlightProfile profile(Path cache) {
    try (OnnxNavigationModel network = ModelOption.load(model)) {
      Path place = cache.resolve("frames-" + key(network));
      Path file = place.resolve(folder.toAbsolutePath().normalize().getFileName() + ".csv");
      if (!Files.exists(file)) {
        Progress progress = new Progress("inferring every action on every frame", 1);
        FlightProfile profile =
            ReplayFrames.profile(
                folder, fps, network, DecisionSpace.a3d(network.fullSide()), progress::at);
        progress.done();
        Files.createDirectories(place);
        RecordedFlights.write(profile, file);
      }
      return FlightProfileCsv.read(file).with(network.priorFidelity());
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, cache + " cannot be written: give another --out", e);
    }
  }

  /** Of all that the profile follows from, as far as that can be told without reading it all. */
  private String key(OnnxNavigationModel network) throws IOException {
    StringBuilder words = new StringBuilder(network.digest() + fps);
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.sorted().toList();
      for (Path file : files) {
        words.append('\n').append(file.getFileName()).append(' ').append(Files.size(file));
        words.append(' ').append(Files.getLastModifiedTime(file).toMillis());
      }
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(words.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
