package io.drover.airsim.world;

/** What the surface of an upright thing looks like. */
final class Finish {
  static final Finish BRICK_FACADE =
      new Finish(Tint.BRICK, 6.4, false, (c, r) -> facade(c, r, brick(c, r), 40, 3));
  static final Finish PLASTER_FACADE =
      new Finish(Tint.PLASTER, 6.4, false, (c, r) -> facade(c, r, plaster(c, r, 165), 34, 5));
  static final Finish OFFICE_FACADE =
      new Finish(Tint.GLASS, 6.4, false, (c, r) -> facade(c, r, plaster(c, r, 128), 52, 9));
  static final Finish BRICK = new Finish(Tint.BRICK, 3.2, false, Finish::brick);
  static final Finish CONCRETE = new Finish(Tint.CONCRETE, 5.0, false, (c, r) -> slabs(c, r, 142));
  static final Finish TUNNEL = new Finish(Tint.CONCRETE, 5.0, false, (c, r) -> slabs(c, r, 120));
  static final Finish WOOD =
      new Finish(Tint.WOOD, 2.0, false, (c, r) -> (r % 32 < 2 ? 60 : 118) + 22 * fine(c / 12.0, r));
  static final Finish WHITE_PAINT =
      new Finish(Tint.NEUTRAL, 4.0, false, (c, r) -> panels(c, r, 196));
  static final Finish RED_PAINT = new Finish(Tint.RED, 4.0, false, (c, r) -> panels(c, r, 92));
  static final Finish BLUE_PAINT = new Finish(Tint.BLUE, 4.0, false, (c, r) -> panels(c, r, 74));
  static final Finish DARK_GLASS =
      new Finish(Tint.GLASS, 4.0, false, (c, r) -> 52 + 22 * smooth(c / 30.0, r / 30.0));
  static final Finish LAMP = new Finish(Tint.NEUTRAL, 1.0, false, (c, r) -> 252);
  static final Finish HEDGE = new Finish(Tint.FOLIAGE, 3.0, false, (c, r) -> leaves(c, r, 78));
  static final Finish BARK =
      new Finish(
          Tint.WOOD, 1.6, false, (c, r) -> 74 + 30 * fine(c / 3.0, r / 20.0) + 8 * fine(c, r));
  static final Finish METAL = new Finish(Tint.NEUTRAL, 2.0, false, (c, r) -> 105 + 6 * fine(c, r));
  static final Finish ROCK =
      new Finish(
          Tint.CONCRETE,
          3.0,
          false,
          (c, r) -> 112 + 34 * smooth(c / 28.0, r / 28.0) + 16 * fine(c, r));
  static final Finish JACKET = new Finish(Tint.YELLOW, 2.0, false, Finish::person);
  static final Finish COAT = new Finish(Tint.BLUE, 2.0, false, (c, r) -> person(c, r) * 0.6);
  static final Finish ROUND_CROWN =
      new Finish(Tint.FOLIAGE, 4.0, true, (c, r) -> crown(c, r, false));
  static final Finish CONE_CROWN = new Finish(Tint.FOLIAGE, 4.0, true, (c, r) -> crown(c, r, true));

  final Tint tint;
  final Texture texture;

  private Finish(Tint tint, double metres, boolean cutOut, Texture.Painter painter) {
    this.tint = tint;
    this.texture = new Texture(metres, cutOut, painter);
  }

  private static final class Fields {
    static final Noise NOISE = new Noise(7);
  }

  private static double fine(double c, double r) {
    return Fields.NOISE.at(c, r);
  }

  private static double smooth(double c, double r) {
    return Fields.NOISE.octaves(c, r, 1, 3, 0);
  }

  /** Windows of 1.6 m spacing, some lit, on a wall. */
  private static double facade(int c, int r, double wall, int windowWidth, int salt) {
    int bay = c / 64;
    int storey = r / 128;
    int x = Math.abs(c % 64 - 32);
    int y = r % 128;
    if (y > 120) {
      return wall * 0.8;
    }
    if (x > windowWidth / 2 || y < 34 || y > 96) {
      return wall;
    }
    if (x > windowWidth / 2 - 3 || y < 38 || y > 92 || Math.abs(y - 60) < 2) {
      return 205;
    }
    double glass = Fields.NOISE.cell(bay + salt * 11, storey + salt * 5);
    return 52 + 34 * glass + 24 * smooth(c / 40.0 + salt, r / 50.0);
  }

  private static double brick(int c, int r) {
    int row = r / 6;
    int column = (c + row % 2 * 8) / 16;
    boolean joint = r % 6 == 0 || (c + row % 2 * 8) % 16 == 0;
    return (joint ? 128 : 92 + 16 * Fields.NOISE.cell(column, row))
        + 10 * smooth(c / 50.0, r / 50.0);
  }

  private static double plaster(int c, int r, double grey) {
    return grey + 14 * smooth(c / 60.0, r / 60.0) + 7 * fine(c * 0.7, r * 0.7);
  }

  private static double slabs(int c, int r, double grey) {
    boolean joint = c % 128 < 2 || r % 128 < 2;
    double streak = 16 * fine(c / 7.0, r / 90.0);
    return (joint ? grey * 0.55 : grey) + streak + 12 * smooth(c / 40.0, r / 40.0) + 6 * fine(c, r);
  }

  private static double panels(int c, int r, double grey) {
    return c % 64 < 2 ? grey * 0.6 : grey + 10 * smooth(c / 80.0, r / 20.0);
  }

  private static double leaves(int c, int r, double grey) {
    return grey + 30 * smooth(c / 18.0, r / 18.0) + 24 * fine(c / 2.5, r / 2.5);
  }

  /** Legs, a jacket with a stripe, a head: 2 m from the ground up. */
  private static double person(int c, int r) {
    if (r < 100) {
      return c % 40 < 6 ? 30 : 58 + 8 * fine(c, r);
    }
    if (r < 190) {
      return Math.abs(r - 150) < 6 ? 235 : 150 + 12 * fine(c / 4.0, r / 4.0);
    }
    return r < 225 ? 172 : 48;
  }

  private static double crown(int c, int r, boolean cone) {
    double x = (c - 127.5) / 128;
    double y = (r - 127.5) / 128;
    double reach = cone ? 0.95 * (1 - r / 256.0) : Math.sqrt(Math.max(0, 0.9 - y * y));
    double ragged = 0.22 * smooth(c / 22.0, r / 22.0);
    boolean hole = fine(c / 9.0, r / 9.0) + 0.5 * fine(c / 3.0, r / 3.0) > 0.85;
    if (Math.abs(x) > reach + ragged - 0.08 || hole) {
      return 0;
    }
    return Math.max(12, leaves(c, r, 74 + 22 * y - 14 * x));
  }
}
