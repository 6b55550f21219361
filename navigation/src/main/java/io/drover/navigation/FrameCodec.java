package io.drover.navigation;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Resizes, compresses and reads grey frames by OpenCV; the project's only image codec.
 *
 * <p>Keeps its native buffers between calls: one instance per thread, closed at the end. Images
 * that go in are not modified, images that come out are the caller's.
 */
public final class FrameCodec implements AutoCloseable {
  static {
    // A codec runs beside inference on a shared core; the frames are too small to split.
    opencv_core.setNumThreads(1);
  }

  private static final int MAX_SIDE = 4096;
  private static final int FILE_QUALITY = 95;
  private static final Set<String> WRITABLE = Set.of(".png", ".pgm", ".jpg", ".jpeg");

  private final Mat source = new Mat();
  private final Mat target = new Mat();
  private final IntPointer jpegParameters = new IntPointer(2L);
  private final Size size = new Size();

  /** Resizes to a square, by area when it shrinks and linearly when it grows. */
  public GrayImage resize(GrayImage image, int side) {
    return resize(image, side, side);
  }

  /** Resizes, by area when it shrinks and linearly when it grows; the same image if it fits. */
  public GrayImage resize(GrayImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    load(image);
    boolean shrinks = width <= image.width() && height <= image.height();
    size.width(width).height(height);
    opencv_imgproc.resize(source, target, size, 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
    return take(target, Optional.empty());
  }

  /** A grey baseline JPEG of an image. */
  public byte[] encode(GrayImage image, JpegQuality quality) {
    load(image);
    return encodeLoaded(quality, ".jpg");
  }

  /**
   * The grey image of a JPEG. Safe with bytes from anywhere: nothing but JPEG is tried, and nothing
   * larger than {@value #MAX_SIDE} pixels a side is allocated.
   *
   * @throws DroverException {@code MALFORMED_IMAGE} if it is none
   */
  public GrayImage decode(byte[] jpeg) {
    return decode(jpeg, Optional.empty());
  }

  /**
   * The same, into an image that is needed no more if it has the right size: frame after frame of
   * one resolution then allocates none.
   *
   * @param spent overwritten, or left alone
   */
  public GrayImage decode(byte[] jpeg, Optional<GrayImage> spent) {
    JpegHeader header;
    try {
      header = JpegHeader.read(jpeg);
    } catch (DroverException e) {
      throw malformed(jpeg.length, e);
    }
    if (header.width() > MAX_SIDE || header.height() > MAX_SIDE) {
      throw malformed(jpeg.length, null);
    }
    return decodeAny(jpeg, spent);
  }

  /**
   * Reads any image file as grey.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_IMAGE}
   */
  public GrayImage read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the path and its rights", e);
    }
    try {
      return decodeAny(bytes, Optional.empty());
    } catch (DroverException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_IMAGE, file + " is not an image: give a PNG, JPEG or PGM file", e);
    }
  }

  /**
   * Writes an image in the format of the file's ending ({@code .png}, {@code .pgm}, {@code .jpg} at
   * quality 95).
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}, or {@code INVALID_ARGUMENT} for an ending
   *     that names no image format
   */
  public void write(Path file, GrayImage image) {
    String ending = ending(file);
    load(image);
    write(file, encodeLoaded(new JpegQuality(FILE_QUALITY), ending));
  }

  /**
   * Writes an image in colour, as the other does in grey.
   *
   * @param bgr interleaved blue, green and red bytes, row-major, 3 · width · height
   */
  public void writeBgr(Path file, byte[] bgr, int width, int height) {
    String ending = ending(file);
    loadBgr(bgr, width, height);
    write(file, encodeLoaded(new JpegQuality(FILE_QUALITY), ending));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    if (!WRITABLE.contains(ending)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, file + " names no image format: end it in .png or .jpg");
    }
    return ending;
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }

  /** The grey image of interleaved blue, green and red bytes, row-major, 3 · width · height. */
  public GrayImage grayFromBgr(byte[] bgr, int width, int height) {
    loadBgr(bgr, width, height);
    cvtColor(source, target, COLOR_BGR2GRAY);
    return take(target, Optional.empty());
  }

  /** The part of an image whose top left corner is at a column and row. */
  public static GrayImage crop(GrayImage image, int column, int row, int width, int height) {
    if (column < 0 || row < 0 || column + width > image.width() || row + height > image.height()) {
      throw new IllegalArgumentException(
          "a part of %d×%d at (%d, %d) is not inside an image of %d×%d"
              .formatted(width, height, column, row, image.width(), image.height()));
    }
    byte[] pixels = new byte[width * height];
    for (int r = 0; r < height; r++) {
      System.arraycopy(
          image.pixels(), (row + r) * image.width() + column, pixels, r * width, width);
    }
    return new GrayImage(width, height, pixels);
  }

  @Override
  public void close() {
    source.close();
    target.close();
    jpegParameters.close();
    size.close();
  }

  private static GrayImage decodeAny(byte[] coded, Optional<GrayImage> spent) {
    if (coded.length > 0) {
      // Never into a kept buffer: on rubbish OpenCV leaves the frame before in it.
      try (BytePointer bytes = new BytePointer(coded);
          Mat row = new Mat(1, coded.length, CV_8UC1, bytes);
          Mat decoded = imdecode(row, IMREAD_GRAYSCALE)) {
        if (decoded != null && !decoded.empty()) {
          return take(decoded, spent);
        }
      } catch (RuntimeException notAnImage) {
        throw malformed(coded.length, notAnImage);
      }
    }
    throw malformed(coded.length, null);
  }

  private byte[] encodeLoaded(JpegQuality quality, String ending) {
    jpegParameters.put(0, IMWRITE_JPEG_QUALITY).put(1, quality.value());
    boolean lossy = ending.startsWith(".j");
    try (BytePointer coded = new BytePointer();
        IntPointer none = new IntPointer(0L)) {
      if (!imencode(ending, source, coded, lossy ? jpegParameters : none)) {
        throw new DroverException(ErrorCode.INTERNAL, "OpenCV refused to encode as " + ending);
      }
      byte[] bytes = new byte[Math.toIntExact(coded.limit())];
      coded.get(bytes);
      return bytes;
    }
  }

  private void load(GrayImage image) {
    source.create(image.height(), image.width(), CV_8UC1);
    source.data().put(image.pixels());
  }

  private void loadBgr(byte[] bgr, int width, int height) {
    if (bgr.length != 3 * width * height) {
      throw new DroverException(
          ErrorCode.MALFORMED_IMAGE,
          "%d bytes are not a BGR image of %d×%d: check the camera's size"
              .formatted(bgr.length, width, height));
    }
    source.create(height, width, CV_8UC3);
    source.data().put(bgr);
  }

  private static GrayImage take(Mat mat, Optional<GrayImage> spent) {
    GrayImage image =
        spent
            .filter(old -> old.width() == mat.cols() && old.height() == mat.rows())
            .orElseGet(
                () -> new GrayImage(mat.cols(), mat.rows(), new byte[mat.rows() * mat.cols()]));
    mat.data().get(image.pixels());
    return image;
  }

  private static DroverException malformed(int bytes, Throwable cause) {
    return new DroverException(
        ErrorCode.MALFORMED_IMAGE,
        bytes + " bytes are not an image: send a JPEG of a frame, up to 4096 pixels a side",
        cause);
  }
}
