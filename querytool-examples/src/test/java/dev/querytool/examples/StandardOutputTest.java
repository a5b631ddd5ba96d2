package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  @Test
  void writesAndHasNothingToTell() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (StandardOutput output = new StandardOutput(written, false)) {
      output.write('a');
      output.write(new byte[] {'b', 'c'});

      assertThat(written).hasToString("abc");
      assertThat(output.failure()).isEmpty();
    }
  }

  @Test
  void tellsOfAFullDisk() throws IOException {
    try (StandardOutput output = new StandardOutput(failing("No space left on device"), false)) {
      assertThatThrownBy(() -> output.write('a')).isInstanceOf(IOException.class);

      assertThat(output.failure())
          .hasValueSatisfying(text -> assertThat(text).contains("No space"));
    }
  }

  @Test
  void takesAPipeThatNobodyReadsForAGoodEnd() throws IOException {
    try (StandardOutput output = new StandardOutput(failing("Broken pipe"), false);
        StandardOutput inChinese = new StandardOutput(failing("断开的管道"), true)) {
      assertThatThrownBy(() -> output.write('a')).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> inChinese.write('a')).isInstanceOf(IOException.class);

      assertThat(output.failure()).isEmpty();
      assertThat(inChinese.failure()).isEmpty();
    }
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int unit) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
