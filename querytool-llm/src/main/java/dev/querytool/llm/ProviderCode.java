package dev.querytool.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one word by which a provider names a failure. Its sentences are left alone: they repeat
 * keys and questions. So does a hostile provider's code, which counts only if it is made of words,
 * as no key and nothing that encodes one is, and has nothing of the key's letters.
 */
final class ProviderCode {

  private static final Pattern WORD =
      Pattern.compile(
          "(?=.{1,64}$)(?:[A-Z]*+[a-z]{2,}+|[A-Z]{2,}+)++"
              + "(?:[_.-](?:[A-Z]*+[a-z]{2,}+|[A-Z]{2,}+)++)*+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final int SHARED = 5;
  private static final int MAX_BYTES = 64 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProviderCode() {}

  /** Reads it, or an empty text if there is none, from an answer that was refused. */
  static String of(AnswerBody body, @Nullable Secret key) {
    try {
      return word(JSON.readTree(body.readNBytes(MAX_BYTES)), key);
    } catch (IOException e) {
      return "";
    } catch (LanguageModelException e) {
      if (e.problem() == ModelProblem.TIMED_OUT) {
        return "";
      }
      throw e;
    }
  }

  private static String word(JsonNode answer, @Nullable Secret key) {
    JsonNode error = answer.path("error").isObject() ? answer.path("error") : answer;
    String code = error.path("code").asText("");
    String found = WORD.matcher(code).matches() ? code : error.path("type").asText("");
    return WORD.matcher(found).matches() && !isOf(key, found) ? found : "";
  }

  private static boolean isOf(@Nullable Secret key, String found) {
    return key != null
        && key.reveal(
            value ->
                found.contains(value)
                    || value.contains(found)
                    || shareLetters(letters(value), letters(found)));
  }

  private static boolean shareLetters(String one, String other) {
    return IntStream.rangeClosed(0, other.length() - SHARED)
        .anyMatch(from -> one.contains(other.substring(from, from + SHARED)));
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
