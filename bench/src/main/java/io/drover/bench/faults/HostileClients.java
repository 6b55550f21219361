package io.drover.bench.faults;

import io.drover.bench.hostile.Attack;
import java.util.Optional;

/** Garbage, bombs, clients that never finish what they say and others that never say anything. */
final class HostileClients implements Fault {
  private static final double REQUESTS_PER_SECOND = 50;
  private static final int MOST_REQUESTS = 1000;

  private Optional<Attack> attack = Optional.empty();

  @Override
  public String label() {
    return "garbage and slow clients";
  }

  @Override
  public void begin(FaultSite site, FaultyLink link) {
    Attack begun = Attack.on(site.address(), site.frame(), REQUESTS_PER_SECOND);
    begun.begin(MOST_REQUESTS);
    attack = Optional.of(begun);
  }

  @Override
  public void end(FaultSite site, FaultyLink link) {
    attack.ifPresent(Attack::close);
    attack = Optional.empty();
  }
}
