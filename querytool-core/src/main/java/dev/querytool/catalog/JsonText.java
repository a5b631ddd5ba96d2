package dev.querytool.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the JSON of catalogues. Reading refuses what is not known, given twice, of
 * another type or out of bounds, and says where.
 */
final class JsonText {

  private static final int DEEPEST = 20;
  private static final int LONGEST_VALUE = 1_000_000;
  private static final long LONGEST_TEXT = 100_000_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_VALUE)
                          .maxDocumentLength(LONGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfig(LogicalType.Textual, JsonText::refuseNumbers)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final ObjectWriter WRITER = MAPPER.writer(indented());

  private JsonText() {}

  static String write(SnapshotJson snapshot) {
    try {
      return WRITER.writeValueAsString(snapshot) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A snapshot could not be written as JSON.", e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new ValidationException("The catalogue export is null; it must be an object.");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
  }

  /** Copies a list and refuses null in it. */
  static <T> @Nullable List<T> elements(@Nullable List<T> list, String name) {
    if (list != null && list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(name + " holds null");
    }
    return list == null ? null : List.copyOf(list);
  }

  /** Refuses an object without its name. */
  static void named(@Nullable String value, String property) {
    if (value == null) {
      throw new IllegalArgumentException(property + " is missing");
    }
  }

  /** Refuses words that could not be stored. */
  static void checkWords(
      @Nullable String chineseName, @Nullable String note, @Nullable List<String> synonyms) {
    if (chineseName != null) {
      Words.chineseName(chineseName);
    }
    if (note != null) {
      Words.note(note);
    }
    if (synonyms != null) {
      Words.synonyms(synonyms);
    }
  }

  /** Refuses an absent property that a whole snapshot needs. */
  static <T> T present(@Nullable T value, String place) {
    if (value == null) {
      throw new ValidationException(
          "The catalogue export lacks " + place + ".", Map.of("place", place));
    }
    return value;
  }

  private static ValidationException refusal(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    int column = location == null ? 1 : Math.max(1, location.getColumnNr());
    return new ValidationException(
        String.format(
            Locale.ROOT,
            "The catalogue export cannot be read at line %d, column %d: %s.",
            line,
            column,
            reason(e)),
        Map.of("line", line, "column", column));
  }

  private static String reason(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return e.getOriginalMessage();
    }
    String place = place(mapping);
    if (e instanceof UnrecognizedPropertyException) {
      return place + " is not known";
    }
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException || cause instanceof QueryToolException) {
      return (place.isEmpty() ? "" : place + ": ") + cause.getMessage();
    }
    return cause instanceof JsonProcessingException broken
        ? broken.getOriginalMessage()
        : (place.isEmpty() ? "it" : place) + " is not of the expected form";
  }

  private static String place(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part ->
                part.getFieldName() == null
                    ? "[" + part.getIndex() + "]"
                    : "." + part.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static void refuseNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private static DefaultPrettyPrinter indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
