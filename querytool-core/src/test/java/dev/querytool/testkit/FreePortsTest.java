package dev.querytool.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void givesNoPortTwice() {
    assertThat(Stream.generate(FreePorts::next).limit(500)).doesNotHaveDuplicates();
  }
}
