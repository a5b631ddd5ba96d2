package dev.querytool.llm;

import static java.util.Objects.requireNonNull;

/**
 * Where the key of a provider is looked for: first in the vault of the one who asks, then in the
 * environment.
 *
 * @param service what the vault keeps it under, such as {@code dashscope}
 * @param variable the environment variable, such as {@code DASHSCOPE_API_KEY}
 */
public record KeyName(String service, String variable) {

  /** The key of Alibaba's DashScope. */
  public static final KeyName DASHSCOPE = new KeyName("dashscope", "DASHSCOPE_API_KEY");

  /** The key of Moonshot. */
  public static final KeyName MOONSHOT = new KeyName("moonshot", "MOONSHOT_API_KEY");

  /** The key of OpenAI. */
  public static final KeyName OPENAI = new KeyName("openai", "OPENAI_API_KEY");

  /** Checks that nothing is missing. */
  public KeyName {
    requireNonNull(service, "service");
    requireNonNull(variable, "variable");
  }

  String whereToSet() {
    return "set the environment variable "
        + variable
        + ", or keep a key of service '"
        + service
        + "' in the vault";
  }
}
