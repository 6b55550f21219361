package io.drover.airsim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the ground is made of and how bright it is in even light, for any place. */
final class GroundPaint {
  private static final double LINE_INSET_METRES = 0.25;
  private static final double LINE_METRES = 0.14;

  private final double halfWidth;
  private final double startArc;
  private final PathField path;
  private final Shore shore;
  private final boolean coast;
  private final Noise noise;
  private final List<PathSection> sections = new ArrayList<>();
  private final double sectionMetres;

  GroundPaint(Route route, PathField path, Shore shore, long seed) {
    this.halfWidth = route.halfWidthMetres();
    this.startArc = -PathField.EXTENSION_METRES;
    this.path = path;
    this.shore = shore;
    this.coast = route.setting() == Setting.COAST;
    this.noise = new Noise(seed + 3);
    SplittableRandom random = new SplittableRandom(seed + 4);
    sectionMetres = random.nextDouble(28, 45);
    for (double s = startArc; s < route.lengthMetres() - 2 * startArc; s += sectionMetres) {
      sections.add(PathSection.random(random, landGrey()));
    }
  }

  private double landGrey() {
    return coast ? 116 : 90;
  }

  /** Luminance in even light; the tint comes with it. */
  static final class Texel {
    float grey;
    Tint tint = Tint.NEUTRAL;
  }

  void paint(double x, double y, double texelMetres, Texel out) {
    int sample = path.nearest(x, y);
    if (sample >= 0) {
      double lateral = Math.abs(path.lateral(sample, x, y));
      if (lateral < halfWidth + 2.2) {
        double arc = path.arc(sample, x, y);
        double ragged = noise.at(x / 0.7, y / 0.7) + 0.5 * noise.at(x / 0.23, y / 0.23);
        PathSection section = section(arc + ragged);
        if (lateral < halfWidth + edgeRaggedness(section) * ragged) {
          paintPath(section, x, y, arc, lateral, texelMetres, out);
        } else {
          paintVerge(section, x, y, lateral - halfWidth, texelMetres, out);
        }
        return;
      }
    }
    paintTerrain(x, y, texelMetres, out);
  }

  private PathSection section(double arc) {
    int i = (int) ((arc - startArc) / sectionMetres);
    return sections.get(Math.max(0, Math.min(sections.size() - 1, i)));
  }

  private static double edgeRaggedness(PathSection section) {
    return switch (section.surface()) {
      case ASPHALT -> 0.05;
      case CONCRETE, PAVING -> 0;
      case GRAVEL -> 0.22;
      case DIRT -> 0.35;
    };
  }

  private void paintPath(
      PathSection section,
      double x,
      double y,
      double arc,
      double lateral,
      double texel,
      Texel out) {
    out.tint = section.surface().tint;
    double grey = section.grey() + 9 * noise.octaves(x, y, 5, 3, texel);
    switch (section.surface()) {
      case ASPHALT -> grey = asphalt(grey, x, y, texel);
      case CONCRETE -> grey += 5 * fine(x, y, texel) - 34 * joint(arc, 4, texel);
      case PAVING -> grey = paving(grey, arc, lateral, texel);
      case GRAVEL -> grey += 15 * noise.octaves(x, y, 0.25, 3, texel) - 12 * rut(lateral);
      case DIRT -> grey += 12 * noise.octaves(x, y, 0.6, 3, texel) + 14 * rut(lateral);
    }
    out.grey = (float) grey;
    paintEdge(section, x, y, lateral, texel, out);
  }

  /** White lines, kerbs, or boards at the rim: narrow, and with gaps by wear. */
  private void paintEdge(
      PathSection section, double x, double y, double lateral, double texel, Texel out) {
    boolean kerb = section.surface() == PathSection.Surface.PAVING;
    boolean line = section.surface().lined && !kerb;
    double middle = halfWidth - (line ? LINE_INSET_METRES : 0.09);
    double share = cover(lateral - middle, line ? LINE_METRES / 2 : 0.08, texel);
    if (share > 0) {
      double scuffed = noise.octaves(x + 40, y, 1.6, 4, texel) + 0.9 - 1.8 * section.wear();
      double left = kerb ? 1 : Math.max(0, Math.min(1, scuffed * 1.5));
      double grey = line ? 208 : kerb ? 158 + 10 * fine(x, y, texel) : 52;
      out.grey += (float) (share * left * (grey - out.grey));
      if (share * left > 0.5) {
        out.tint = line ? Tint.NEUTRAL : kerb ? Tint.CONCRETE : Tint.WOOD;
      }
    }
  }

  private double asphalt(double grey, double x, double y, double texel) {
    double result = grey + 7 * fine(x, y, texel);
    // patches of newer asphalt, and cracks where a slow field passes zero
    if (noise.at(x / 6 + 90, y / 6) > 0.55) {
      result -= 16;
    }
    double crack = Math.abs(noise.at(x / 2.3, y / 2.3 + 50) + 0.3 * noise.at(x / 0.5, y / 0.5));
    double width = 0.012 + texel * 0.3;
    return crack < width ? result - 30 * Math.min(1, 0.02 / texel) : result;
  }

  private double paving(double grey, double arc, double lateral, double texel) {
    double joints = Math.max(joint(arc, 0.6, texel), joint(lateral, 0.6, texel));
    float slab = noise.cell((int) Math.floor(arc / 0.6), (int) Math.floor(lateral / 0.6));
    return grey + 12 * slab * Math.min(1, 0.3 / texel) - 40 * joints;
  }

  /**
   * 1 on a joint 2 cm wide that comes back every {@code spacing}, paler where texels are coarse.
   */
  private static double joint(double position, double spacing, double texel) {
    double off = Math.abs(position - spacing * Math.rint(position / spacing));
    return cover(off, 0.012, texel);
  }

  /** Wheel tracks. */
  private static double rut(double lateral) {
    double off = (lateral - 0.85) / 0.3;
    return Math.exp(-off * off);
  }

  /** The part of a texel that a stripe covers. */
  private static double cover(double off, double halfStripe, double texel) {
    double low = Math.max(-texel / 2, -halfStripe - off);
    double high = Math.min(texel / 2, halfStripe - off);
    return Math.max(0, high - low) / texel;
  }

  private double fine(double x, double y, double texel) {
    return noise.octaves(x, y, 0.3, 3, texel);
  }

  private void paintVerge(
      PathSection section, double x, double y, double beyond, double texel, Texel out) {
    paintTerrain(x, y, texel, out);
    double soil =
        1.1 - beyond / (0.5 + 0.8 * section.wear()) + 0.9 * noise.octaves(x, y, 1.1, 3, texel);
    if (soil > 0) {
      double share = Math.min(1, 2 * soil);
      double bare =
          0.2 * section.grey() + 0.8 * landGrey() - 4 + 14 * noise.octaves(x, y, 0.5, 4, texel);
      out.grey += (float) (share * (bare - out.grey));
      out.tint = share > 0.5 ? coast ? Tint.SAND : Tint.SOIL : out.tint;
    }
  }

  private void paintTerrain(double x, double y, double texel, Texel out) {
    double land = coast ? shore.landMetres(x, y) + 1.5 * noise.at(x / 5, y / 5) : 100;
    if (land < 0) {
      paintSea(x, y, land, texel, out);
      return;
    }
    double patch = noise.octaves(x, y, 14, 3, Math.max(texel, 1));
    double rough = noise.octaves(x, y, 0.9, 5, texel);
    if (land < 4 + 2 * patch) {
      out.grey = (float) (158 + 9 * patch + 9 * rough - (land < 0.7 ? 34 : 0));
      out.tint = Tint.SAND;
    } else if (coast ? patch > -0.35 : patch > 0.75) {
      out.grey = (float) (118 + 16 * patch + 24 * rough);
      out.tint = Tint.DRY_GRASS;
    } else {
      out.grey = (float) (88 + 14 * patch + 26 * rough);
      out.tint = Tint.GRASS;
    }
  }

  private void paintSea(double x, double y, double land, double texel, Texel out) {
    double swell = noise.octaves(x / 2.5, y, 1.6, 4, texel);
    double foam = land > -3 ? noise.octaves(x, y, 1.5, 3, texel) + land / 3 + 0.6 : -1;
    out.grey = (float) (foam > 0 ? 190 : 84 + 16 * swell + 10 * noise.at(x / 30, y / 18));
    out.tint = foam > 0 ? Tint.NEUTRAL : Tint.SEA;
  }
}
