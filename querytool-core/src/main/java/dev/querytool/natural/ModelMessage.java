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
    /** The person who asks. */
    USER,
    /** The model itself, earlier. */
    ASSISTANT
  }

  /** Creates a message from the application. */
  public static ModelMessage system(String text) {
    return new ModelMessage(Role.SYSTEM, text);
  }

  /** Creates a message from the person who asks. */
  public static ModelMessage user(String text) {
    return new ModelMessage(Role.USER, text);
  }

  /** Creates a message from the model. */
  public static ModelMessage assistant(String text) {
    return new ModelMessage(Role.ASSISTANT, text);
  }
}
