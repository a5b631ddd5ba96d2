package dev.querytool.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageLinesTest {

  @Test
  void readsLinesOfUtf8UpToTheEnd() throws IOException {
    MessageLines lines = of("客户\n\nlast");

    assertThat(lines.next()).hasValue("客户");
    assertThat(lines.next()).hasValue("");
    assertThat(lines.next()).hasValue("last");
    assertThat(lines.next()).isEmpty();
  }

  @Test
  void holdsNoMoreOfALineThanAMessageMayHave() throws IOException {
    MessageLines lines = of("x".repeat(MessageLines.LONGEST + 10) + "\nnext");

    assertThat(lines.next().orElseThrow()).hasSize(MessageLines.LONGEST);
    assertThat(lines.next()).hasValue("next");
  }

  private static MessageLines of(String text) {
    return new MessageLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
