package io.drover.launch.doctor;

import java.util.List;

/** Looks at one thing; never throws for what it finds. */
@FunctionalInterface
interface Check {
  List<Finding> look();
}
