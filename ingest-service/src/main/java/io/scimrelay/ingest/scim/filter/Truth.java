package io.scimrelay.ingest.scim.filter;

import java.util.List;
import java.util.function.Function;

/** The three values of SQL's logic. */
enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  Truth negated() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static <T> Truth all(List<T> terms, Function<T, Truth> test) {
    return fold(terms, test, FALSE, TRUE);
  }

  static <T> Truth any(List<T> terms, Function<T, Truth> test) {
    return fold(terms, test, TRUE, FALSE);
  }

  private static <T> Truth fold(
      List<T> terms, Function<T, Truth> test, Truth decisive, Truth otherwise) {
    Truth result = otherwise;
    for (T term : terms) {
      Truth truth = test.apply(term);
      if (truth == decisive) {
        return decisive;
      }
      result = truth == UNKNOWN ? UNKNOWN : result;
    }
    return result;
  }
}
