package dev.querytool.natural;

import java.util.List;

/**
 * Turns texts into vectors whose nearness is that of their meanings. Optional: names and words are
 * enough for most catalogues. Safe for use by many threads. May change before 1.0.
 */
public interface TextEmbedder {

  /**
   * Returns what tells its vectors from those of another one, such as {@code bge-small-en-v1.5}.
   */
  String id();

  /**
   * Embeds texts that are searched for.
   *
   * @return a vector of length one for each, in their order
   */
  List<float[]> embedPassages(List<String> texts);

  /** Embeds a text that is searched with, as a vector of length one. */
  float[] embedQuestion(String question);

  /**
   * Tells whether a question is in a language that it knows, so that its vector says something. One
   * that it does not know is compared by words alone. Every question by default.
   */
  default boolean understands(String question) {
    return true;
  }
}
