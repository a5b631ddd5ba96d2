package dev.querytool.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scopes as a JSON array of their texts; none at all for those of the owner. */
final class ScopesText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** More than the most scopes of the longest names take. */
  private static final int LONGEST = 100_000;

  private ScopesText() {}

  static @Nullable String write(Scopes scopes) {
    if (scopes.areOfOwner()) {
      return null;
    }
    StringBuilder text = new StringBuilder("[");
    for (Scope scope : scopes.list()) {
      // No scope holds a character that JSON would escape.
      text.append(text.length() == 1 ? "\"" : ",\"").append(scope).append('"');
    }
    return text.append(']').toString();
  }

  /** Reads scopes; a text that is no array of texts grants nothing. */
  static Scopes read(@Nullable String text) {
    if (text == null) {
      return Scopes.ofOwner();
    }
    if (text.length() > LONGEST) {
      return Scopes.none();
    }
    try {
      List<String> texts = MAPPER.readValue(text, new TypeReference<List<String>>() {});
      return texts == null || texts.contains(null) ? Scopes.none() : Scopes.read(texts);
    } catch (JsonProcessingException e) {
      return Scopes.none();
    }
  }
}
