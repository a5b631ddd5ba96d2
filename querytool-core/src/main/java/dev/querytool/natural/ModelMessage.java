package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * One message of a conversation with a model.
 *
 * @param role who speaks
 * @param text what is said
 */
public record ModelMessage(Role role, String text) {

  /** Checks that nothing is missing. */
  public ModelMessage {
    requireNonNull(role, "role");
    requireNonNull(text, "text");
  }

  /** Who speaks. */
  public enum Role {
    /** The rules that the application gives. */
    SYSTEM,
    /** The one who asks. */
    USER,
    /** The model itself, earlier. */
    ASSISTANT
  }

  /** Makes a message of the application. */
  public static ModelMessage system(String text) {
    return new ModelMessage(Role.SYSTEM, text);
  }

  /** Makes a message of the one who asks. */
  public static ModelMessage user(String text) {
    return new ModelMessage(Role.USER, text);
  }

  /** Makes a message of the model. */
  public static ModelMessage assistant(String text) {
    return new ModelMessage(Role.ASSISTANT, text);
  }
}
