package dev.querytool.benchmark;

import org.jspecify.annotations.Nullable;

/** Takes every value that was read, so that no reading can be left out. */
interface Sink {

  void take(@Nullable Object value);
}
