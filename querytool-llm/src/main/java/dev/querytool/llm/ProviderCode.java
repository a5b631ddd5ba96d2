package dev.querytool.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one word by which a provider names a failure. Its sentences are left alone: they repeat
 * keys and questions.
 */
final class ProviderCode {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final int MAX_BYTES = 64 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProviderCode() {}

  /** Reads it, or an empty text if there is none, from an answer that was refused. */
  static String of(AnswerBody body, @Nullable Secret key) {
    try {
      return word(JSON.readTree(body.readNBytes(MAX_BYTES)), key);
    } catch (IOException e) {
      return "";
    }
  }

  private static String word(JsonNode answer, @Nullable Secret key) {
    JsonNode error = answer.path("error").isObject() ? answer.path("error") : answer;
    String code = error.path("code").asText("");
    String found = WORD.matcher(code).matches() ? code : error.path("type").asText("");
    return WORD.matcher(found).matches() && !isKey(found, key) ? found : "";
  }

  private static boolean isKey(String found, @Nullable Secret key) {
    return key != null && key.reveal(value -> found.contains(value) || value.contains(found));
  }
}
