package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;

/**
 * A question, as a host hands it on.
 *
 * @param prompt the question, 1 to 2,000 characters (code points) in any language
 * @param model the id of the model to ask; empty for the one that is asked by default
 */
public record NaturalQueryRequest(String prompt, String model) {

  private static final int LONGEST_MODEL = 200;

  /**
   * Checks both, and leaves out blanks around them.
   *
   * @throws ValidationException if the prompt is empty, too long or no text, or the model's id has
   *     more than 200 characters
   */
  public NaturalQueryRequest {
    prompt = QuestionText.checked(prompt);
    model = requireNonNull(model, "model").strip();
    if (model.length() > LONGEST_MODEL) {
      throw new ValidationException(
          "The id of the model has "
              + model.length()
              + " characters; it must have "
              + LONGEST_MODEL
              + " at most.");
    }
  }

  /** Asks the model that is asked by default. */
  public static NaturalQueryRequest of(String prompt) {
    return new NaturalQueryRequest(prompt, "");
  }

  /**
   * Reads a request such as <code>{"prompt": "…", "model": "qwen-coder-plus"}</code>. The model may
   * be left out or null, and may be called {@code modelId}.
   *
   * @throws ValidationException if the text is not JSON, is no such object, has properties that are
   *     not known, or values that are out of bounds
   */
  public static NaturalQueryRequest fromJson(String json) {
    return NaturalJson.read(requireNonNull(json, "json"));
  }

  /** Returns the request as JSON: {@code prompt}, and {@code model} unless it is empty. */
  public String toJson() {
    return NaturalJson.write(this);
  }
}
