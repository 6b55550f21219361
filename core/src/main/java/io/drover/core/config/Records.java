package io.drover.core.config;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Reads components of records that need not be public. */
final class Records {
  private Records() {}

  static Object get(RecordComponent component, Object record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new DroverException(ErrorCode.INTERNAL, "cannot read " + component, e);
    }
  }
}
