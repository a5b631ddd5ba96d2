package dev.querytool.natural;

import java.util.List;

/**
 * Turns texts into vectors that are near to each other if the meanings of the texts are. Optional:
 * names and words are enough for most catalogues. Safe for use by many threads. An SPI that may
 * change before 1.0.
 */
public interface TextEmbedder {

  /**
   * Returns the id that distinguishes its vectors from those of another embedder, such as {@code
   * bge-small-en-v1.5}.
   */
  String id();

  /**
   * Embeds the texts to be found.
   *
   * @return a vector of length one for each, in the same order
   */
  List<float[]> embedPassages(List<String> texts);

  /** Embeds the text to search with, as a vector of length one. */
  float[] embedQuestion(String question);

  /**
   * Tells whether a question is in a language that the embedder knows, so that its vector is
   * meaningful; otherwise the question is compared by words alone. By default true for every
   * question.
   */
  default boolean understands(String question) {
    return true;
  }
}
