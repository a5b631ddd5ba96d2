package dev.querytool.natural;

import dev.querytool.natural.FencedText.Block;
import dev.querytool.natural.ModelReply.FinishReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads what a model answered, in whatever form. What it finds is text that nobody has checked: the
 * guard decides.
 */
final class AnswerReader {

  private static final int MOST_STATEMENTS = 8;
  private static final Pattern START = Pattern.compile("\\A[;；\\s]+");

  private AnswerReader() {}

  static ModelAnswer read(ModelReply reply) {
    if (reply.finishReason() == FinishReason.FILTERED) {
      return ModelAnswer.abstained("The provider's filter stopped the answer.");
    }
    boolean cut = reply.finishReason() == FinishReason.LENGTH;
    String text = Thoughts.cutFrom(reply.text()).strip();
    FencedText fenced = FencedText.of(text);
    Optional<JsonAnswer> json = json(text, fenced);
    return json.isPresent() ? ofJson(json.get(), cut) : ofText(text, fenced, cut);
  }

  private static Optional<JsonAnswer> json(String text, FencedText fenced) {
    Optional<JsonAnswer> whole = JsonAnswer.in(text);
    return whole.isPresent()
        ? whole
        : fenced.blocks().stream()
            .filter(block -> block.isJson() || block.language().isEmpty())
            .flatMap(block -> JsonAnswer.in(block.text()).stream())
            .reduce((first, last) -> last);
  }

  private static ModelAnswer ofJson(JsonAnswer json, boolean cut) {
    List<String> statements = new ArrayList<>(statements(FencedText.of(json.sql()), cut));
    if (statements.isEmpty() && !json.sql().isBlank()) {
      statements.add(json.sql());
    }
    return statements.isEmpty()
        ? ModelAnswer.abstained(Explanations.reason(json.explanation()))
        : new ModelAnswer(forms(statements), Explanations.in(json.explanation()), false, cut);
  }

  private static ModelAnswer ofText(String text, FencedText fenced, boolean cut) {
    if (Explanations.abstains(fenced.prose())) {
      return ModelAnswer.abstained(Explanations.reason(fenced.prose()));
    }
    List<String> statements = statements(fenced, cut);
    if (!statements.isEmpty()) {
      return new ModelAnswer(forms(statements), Explanations.in(fenced.prose()), false, cut);
    }
    List<String> bare = cut ? List.of() : BareSql.in(Explanations.before(text));
    if (bare.isEmpty()) {
      boolean declined = Explanations.declines(fenced.prose());
      return new ModelAnswer(List.of(), Explanations.reason(fenced.prose()), declined, cut);
    }
    String shortest = bare.get(bare.size() - 1);
    String around = text.substring(text.indexOf(shortest) + shortest.length());
    String words = START.matcher(around).replaceFirst("");
    return new ModelAnswer(forms(bare), Explanations.in(words), false, false);
  }

  /** The last block counts most: what stands before it is often a draft. */
  private static List<String> statements(FencedText fenced, boolean cut) {
    List<String> found = texts(fenced, block -> block.isSql() && (block.closed() || !cut));
    if (found.isEmpty()) {
      found =
          texts(
              fenced,
              block ->
                  block.language().isEmpty()
                      && (block.closed() || !cut)
                      && BareSql.isIn(block.text()));
    }
    return found;
  }

  private static List<String> texts(FencedText fenced, Predicate<Block> wanted) {
    List<String> found =
        new ArrayList<>(
            fenced.blocks().stream()
                .filter(wanted)
                .map(Block::text)
                .filter(text -> !text.isBlank())
                .toList());
    Collections.reverse(found);
    return found;
  }

  /** As they stand, and with ASCII punctuation: names may hold the other. */
  private static List<String> forms(List<String> statements) {
    Set<String> forms = new LinkedHashSet<>();
    for (String statement : statements) {
      String ended = withoutEnd(statement.strip());
      forms.add(ended);
      forms.add(withoutEnd(FullWidth.toAscii(ended)));
    }
    forms.remove("");
    return forms.stream().limit(MOST_STATEMENTS).toList();
  }

  private static String withoutEnd(String statement) {
    int end = statement.length();
    while (end > 0 && endsStatement(statement.charAt(end - 1))) {
      end--;
    }
    return statement.substring(0, end);
  }

  private static boolean endsStatement(char sign) {
    return sign == ';' || sign == '；' || Character.isWhitespace(sign);
  }
}
