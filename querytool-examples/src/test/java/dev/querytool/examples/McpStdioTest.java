package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.querytool.testkit.ProjectFile;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class McpStdioTest {

  private static final int MOST_TOKENS = 1_500;

  @TempDir private static Path folder;
  private static McpDemo demo;
  private static LoopbackModel model;
  private static McpSyncClient client;

  @BeforeAll
  static void connect() throws IOException {
    demo = McpDemo.in(folder.resolve("demo"));
    model = LoopbackModel.answering(McpConversation.MODEL_ANSWER);
    StdioClientTransport transport =
        new StdioClientTransport(
            demo.server("--model-url", model.url(), "--model", "tiny"),
            McpJsonDefaults.getMapper());
    client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofSeconds(60))
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    client.initialize();
  }

  @AfterAll
  static void disconnect() {
    client.close();
    model.close();
  }

  @Test
  void anAgentFindsItsWayAndIsKeptToWhatItMaySee() throws IOException {
    assertThat(McpConversation.with(client))
        .isEqualTo(Files.readString(ProjectFile.of("docs/mcp-transcript.txt")));
    assertThat(model.asked().get(0)).contains("member_since").doesNotContain("payments", "姓名");
  }

  @Test
  void theToolsTakeFewTokensOfAnAgentsMemory() throws IOException {
    String sent = McpJsonDefaults.getMapper().writeValueAsString(client.listTools());

    int tokens =
        Encodings.newDefaultEncodingRegistry()
            .getEncoding(EncodingType.O200K_BASE)
            .countTokens(sent);

    assertThat(tokens).as(sent).isPositive().isLessThan(MOST_TOKENS);
  }

  @Test
  void everyToolSaysWhatItAnswers() {
    JsonSchemaValidator held = McpJsonDefaults.getSchemaValidator();

    assertThat(client.listTools().tools())
        .hasSize(6)
        .allMatch(tool -> !held.validate(tool.outputSchema(), Map.of()).valid())
        .allMatch(tool -> !held.validate(tool.outputSchema(), Map.of("error", "e")).valid());
  }

  @Test
  void everyToolSaysThatItOnlyReads() {
    assertThat(client.listTools().tools())
        .extracting(tool -> tool.annotations().readOnlyHint())
        .isEqualTo(List.of(true, true, true, true, true, true));
  }
}
