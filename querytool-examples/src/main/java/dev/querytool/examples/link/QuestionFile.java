package dev.querytool.examples.link;

import dev.querytool.error.ValidationException;
import dev.querytool.examples.command.QuestionLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads questions, a line each: {@code {"id","question"}}; whatever else is in a line is not read.
 */
final class QuestionFile {

  private QuestionFile() {}

  /**
   * Reads all questions.
   *
   * @throws ValidationException if there is none, or a line is not as it must be
   */
  static List<AskedQuestion> read(Path file) throws IOException {
    return QuestionLine.read(file).stream().map(QuestionFile::question).toList();
  }

  private static AskedQuestion question(QuestionLine line) {
    if (!line.json().hasNonNull("id")) {
      throw line.refusal("it needs something under \"id\"");
    }
    return new AskedQuestion(line.json().get("id"), line.text("question"));
  }
}
