package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;

/**
 * A question as an application passes it on.
 *
 * @param prompt the question, 1 to 2,000 characters (code points) in any language
 * @param model the id of the model to ask; empty for the default model
 */
public record NaturalQueryRequest(String prompt, String model) {

  private static final int LONGEST_MODEL = 200;

  /**
   * Checks and trims both.
   *
   * @throws ValidationException if the prompt is empty, too long or not valid text, or the model's
   *     id has more than 200 characters
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

  /** Creates a request to the default model. */
  public static NaturalQueryRequest of(String prompt) {
    return new NaturalQueryRequest(prompt, "");
  }

  /**
   * Parses a request such as <code>{"prompt": "…", "model": "qwen-coder-plus"}</code>. The model
   * may be omitted or null, and its property may be called {@code modelId}.
   *
   * @throws ValidationException if the text is not JSON, is not such an object, has unknown
   *     properties, or values out of range
   */
  public static NaturalQueryRequest fromJson(String json) {
    return NaturalJson.read(requireNonNull(json, "json"));
  }

  /** Returns the request as JSON: {@code prompt}, and {@code model} unless it is empty. */
  public String toJson() {
    return NaturalJson.write(this);
  }
}
