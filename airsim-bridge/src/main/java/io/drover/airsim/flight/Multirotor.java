package io.drover.airsim.flight;

import io.drover.airsim.world.Contact;
import io.drover.core.geometry.Vector3;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One multirotor of a {@link World}: commands in, motion out. It obeys like AirSim's SimpleFlight:
 * a command replaces the one before it, and a vehicle in the air that has not been commanded for 60
 * ms of simulation time returns to the place where it noticed. Nothing moves until the world's time
 * is advanced.
 *
 * <p>All coordinates are ENU world metres, headings counter-clockwise from east; body axes are FLU.
 * Any thread.
 */
public final class Multirotor {
  /** Radius of the sphere that collides, metres. */
  public static final double RADIUS_METRES = 0.3;

  /** Height of the body's centre above the ground that it stands on, metres. */
  public static final double GROUND_CLEARANCE_METRES = 0.2;

  private final String name;
  private final Pose spawn;
  private final Object lock;
  private final Surroundings surroundings;
  private final Body body = new Body();
  private final Setpoint idle = new Setpoint();
  private Autopilot autopilot = new Autopilot();
  private long nowNanos;
  private boolean apiControl;
  private boolean armed;
  private boolean flying;
  private boolean touching;
  private Optional<Collision> collision = Optional.empty();

  Multirotor(String name, Pose spawn, Object lock, Surroundings surroundings) {
    this.name = name;
    this.spawn = spawn;
    this.lock = lock;
    this.surroundings = surroundings;
    idle.acceleration(0, 0, -Body.GRAVITY);
    reset();
  }

  public String name() {
    return name;
  }

  /** Where the vehicle starts and returns on a reset; AirSim's coordinates of it begin here. */
  public Pose spawn() {
    return spawn;
  }

  public Kinematics kinematics() {
    synchronized (lock) {
      return body.kinematics(nowNanos);
    }
  }

  /** The latest contact since the vehicle was last placed or reset. */
  public Optional<Collision> collision() {
    synchronized (lock) {
      return collision;
    }
  }

  /** Whether the vehicle has left the ground and has not been disarmed since. */
  public boolean isFlying() {
    synchronized (lock) {
      return flying;
    }
  }

  public boolean isApiControlEnabled() {
    synchronized (lock) {
      return apiControl;
    }
  }

  public boolean isArmed() {
    synchronized (lock) {
      return armed;
    }
  }

  /** Lets commands through or stops listening to them; losing control holds the place. */
  public void enableApiControl(boolean enabled) {
    synchronized (lock) {
      if (apiControl && !enabled) {
        autopilot.hold(body);
      }
      apiControl = enabled;
    }
  }

  /**
   * Starts or stops the rotors. A vehicle disarmed in the air falls.
   *
   * @return false, with nothing changed, without API control
   */
  public boolean arm(boolean on) {
    synchronized (lock) {
      if (!apiControl) {
        return false;
      }
      if (!on) {
        autopilot.cancel();
        flying = flying && !touching;
      }
      armed = on;
      return true;
    }
  }

  /**
   * Begins a command in place of the running one.
   *
   * @return completes in simulation time: true when the command was carried out to its end, false
   *     when it was replaced, cancelled or out of time, and at once when the vehicle is not armed
   *     or not under API control. Completed under the world's lock: continue on another thread.
   */
  public CompletableFuture<Boolean> fly(Command command) {
    synchronized (lock) {
      if (!apiControl || !armed) {
        return CompletableFuture.completedFuture(false);
      }
      return autopilot.begin(command, body, nowNanos);
    }
  }

  /** {@link #fly} for a caller who does not ask how it ended. */
  public void begin(Command command) {
    CompletableFuture<Boolean> unused = fly(command);
  }

  /** Ends the running command, if any, with false. */
  public void cancel() {
    synchronized (lock) {
      autopilot.cancel();
    }
  }

  /** Flies at a velocity given in the heading's axes now, m/s and rad/s (left positive). */
  public void velocityBody(
      double forward, double left, double up, double yawRadiansPerSecond, double durationSeconds) {
    synchronized (lock) {
      Vector3 world = fromHeading(forward, left, up);
      begin(new Command.Velocity(world, new YawControl.Rate(yawRadiansPerSecond), durationSeconds));
    }
  }

  /** As {@link #velocityBody} in the plane, holding a height above the world's zero. */
  public void velocityBodyAtHeight(
      double forward,
      double left,
      double heightMetres,
      double yawRadiansPerSecond,
      double durationSeconds) {
    synchronized (lock) {
      Vector3 world = fromHeading(forward, left, 0);
      begin(
          new Command.VelocityAtHeight(
              world.x(),
              world.y(),
              heightMetres,
              new YawControl.Rate(yawRadiansPerSecond),
              durationSeconds));
    }
  }

  /** A vector given along the nose, to its left and up, in world axes; tilt plays no part. */
  public Vector3 fromHeading(double forward, double left, double up) {
    synchronized (lock) {
      double cos = Math.cos(body.yaw);
      double sin = Math.sin(body.yaw);
      return new Vector3(forward * cos - left * sin, forward * sin + left * cos, up);
    }
  }

  /** Puts the vehicle in the air somewhere: armed, under API control, level, at rest, hovering. */
  public void placeAt(Vector3 position, double headingRadians) {
    synchronized (lock) {
      teleport(position, headingRadians);
      apiControl = true;
      armed = true;
      flying = true;
      autopilot.hold(body);
    }
  }

  /** Moves the vehicle, level and at rest; what it was told to do goes on from there. */
  public void teleport(Vector3 position, double headingRadians) {
    Command.requireUsable(position);
    synchronized (lock) {
      body.place(position, headingRadians);
      collision = Optional.empty();
      touching = false;
      if (flying && !autopilot.busy()) {
        autopilot.hold(body);
      }
    }
  }

  /** Back to the spawn point as on the first day: disarmed, without API control. */
  public void reset() {
    synchronized (lock) {
      autopilot.cancel();
      autopilot = new Autopilot();
      apiControl = false;
      armed = false;
      flying = false;
      body.place(spawn.position(), spawn.orientation().yaw());
      touching = true;
      collision = Optional.empty();
    }
  }

  /** One step of the world's; the caller holds the lock. */
  void step(long stepEndNanos) {
    Setpoint wanted = autopilot.steer(body, nowNanos);
    boolean thrust = armed && (!touching || autopilot.busy());
    body.accelerate(thrust ? wanted : idle, surroundings.wind());
    nowNanos = stepEndNanos;
    double x = body.x + body.velocityX * Body.STEP_SECONDS;
    double y = body.y + body.velocityY * Body.STEP_SECONDS;
    double z = body.z + body.velocityZ * Body.STEP_SECONDS;
    if (z <= GROUND_CLEARANCE_METRES && body.velocityZ <= 0) {
      land(x, y);
      return;
    }
    touching = false;
    flying = flying || armed;
    moveTo(new Vector3(x, y, z));
  }

  private void land(double x, double y) {
    body.z = GROUND_CLEARANCE_METRES;
    if (!touching) {
      body.x = x;
      body.y = y;
      Vector3 foot = new Vector3(x, y, 0);
      report(new Contact(Collision.GROUND, 0, foot, new Vector3(0, 0, 1), 0));
    }
    touching = true;
    body.halt();
  }

  private void moveTo(Vector3 next) {
    Vector3 free = next;
    Optional<Contact> hit = surroundings.touching(next, RADIUS_METRES, nowNanos * 1e-9);
    if (hit.isPresent()) {
      Vector3 normal = hit.get().normal();
      report(hit.get());
      free = next.plus(normal.times(hit.get().penetrationMetres()));
      if (normal.dot(new Vector3(body.velocityX, body.velocityY, body.velocityZ)) < 0) {
        body.halt();
      }
    }
    body.x = free.x();
    body.y = free.y();
    body.z = free.z();
  }

  private void report(Contact contact) {
    collision = Optional.of(new Collision(nowNanos, new Vector3(body.x, body.y, body.z), contact));
  }
}
