package io.drover.rl.training;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells recorded flights and traces from others by a few digits. */
final class FlightsDigest {
  private static final int BYTES = 6;
  private static final double TRACE_STEP_SECONDS = 0.25;

  private FlightsDigest() {}

  /** Of the tables, in order. */
  static String ofProfiles(List<FlightProfile> profiles) {
    return digest(
        profiles.size(),
        out -> {
          for (FlightProfile profile : profiles) {
            out.writeUTF(profile.space().decisions().toString());
            for (int frame = 0; frame < profile.frames(); frame++) {
              out.writeDouble(profile.timeSeconds(frame));
              for (int action = 0; action < profile.space().size(); action++) {
                out.writeDouble(profile.steeringRadians(frame, action));
                out.writeDouble(profile.collisionProbability(frame, action));
                out.writeLong(profile.bytes(frame, action));
              }
            }
          }
        });
  }

  /** Of the rates, in order. */
  static String ofTraces(List<BandwidthTrace> traces) {
    return digest(
        traces.size(),
        out -> {
          for (BandwidthTrace trace : traces) {
            out.writeDouble(trace.periodSeconds());
            out.writeDouble(trace.meanBitsPerSecond());
            for (double t = 0; t < trace.periodSeconds(); t += TRACE_STEP_SECONDS) {
              out.writeDouble(trace.bitsPerSecondAt(t));
            }
          }
        });
  }

  @FunctionalInterface
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static String digest(int count, Content content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      content.write(out);
      out.flush();
      return count + " of " + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written anywhere", e);
    }
  }
}
