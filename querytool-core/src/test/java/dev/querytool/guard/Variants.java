package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes variants of statements: their tokens are renamed, respelled, moved, wrapped, and mixed with
 * those of others.
 */
final class Variants {

  private static final Pattern PIECE =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\\d+(?:\\.\\d+)?"
              + "|[\\p{L}_][\\p{L}\\p{N}_$]*|\\s+|--[^\n]*|/\\*.*?\\*/|[-+*/<>=~!@#%^&|?:]+|.",
          Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final Pattern VALUE = Pattern.compile("'.*'|\\d.*", Pattern.DOTALL);
  private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|?:]+");

  private final Random random;
  private final List<String> texts;
  private final Vocabulary words;
  private final Respelling respelling;

  /**
   * Makes variants.
   *
   * @param texts the statements that are varied
   */
  Variants(Random random, List<String> texts, Vocabulary words) {
    this.random = random;
    this.texts = List.copyOf(texts);
    this.words = words;
    this.respelling = new Respelling(random, words.functions());
  }

  /** Returns the next variant. */
  String next() {
    List<String> pieces = pieces(pick(texts));
    int changes = 1;
    while (changes < 5 && chance(40)) {
      changes++;
    }
    for (int i = 0; i < changes; i++) {
      pieces = changed(pieces);
    }
    String text = String.join("", pieces);
    return chance(8) ? text + pick(words.tails()) : text;
  }

  private List<String> changed(List<String> pieces) {
    List<String> changed = new ArrayList<>(pieces);
    switch (random.nextInt(24)) {
      case 0 ->
          changed.add(random.nextInt(changed.size() + 1), " " + pick(words.fragments()) + " ");
      case 1 -> replace(changed, this::isWord, respelling::otherCase);
      case 2 -> replace(changed, this::isWord, respelling::fullWidth);
      case 3 -> replace(changed, this::isWord, respelling::quoted);
      case 4 -> replace(changed, this::isText, respelling::otherQuotes);
      case 5, 6, 7 -> renameCall(changed);
      case 8, 9 -> replace(changed, this::isOperand, this::called);
      case 10, 11 -> renameTable(changed);
      case 12 -> callByDot(changed);
      case 13, 14 -> replace(changed, this::isValue, piece -> pick(words.literals()));
      case 15, 16 -> replace(changed, this::isOperand, this::cast);
      case 17 -> {
        return pieces(nested(changed));
      }
      case 18 -> {
        return spliced(changed);
      }
      case 19 -> exchangeBrackets(changed);
      case 20 -> replace(changed, this::isOperator, piece -> pick(VariantWords.OPERATORS));
      case 21 -> replace(changed, this::isWord, piece -> pick(words.columns()));
      case 22 -> damage(changed);
      default -> replace(changed, this::isValue, piece -> "(" + pick(texts) + ")");
    }
    return changed.isEmpty() ? pieces : changed;
  }

  private static List<String> pieces(String text) {
    return PIECE.matcher(text).results().map(MatchResult::group).collect(Collectors.toList());
  }

  private boolean isWord(String piece) {
    return WORD.matcher(piece).matches();
  }

  private boolean isText(String piece) {
    return piece.length() > 1 && piece.startsWith("'") && piece.endsWith("'");
  }

  private boolean isValue(String piece) {
    return VALUE.matcher(piece).matches();
  }

  private boolean isOperand(String piece) {
    return isValue(piece) || (isWord(piece) && words.columns().contains(piece));
  }

  private boolean isOperator(String piece) {
    return OPERATOR.matcher(piece).matches();
  }

  private void replace(List<String> pieces, Predicate<String> which, Change change) {
    List<Integer> places = places(pieces, which);
    if (!places.isEmpty()) {
      int at = pick(places);
      pieces.set(at, change.of(pieces.get(at)));
    }
  }

  private interface Change {
    String of(String piece);
  }

  private static List<Integer> places(List<String> pieces, Predicate<String> which) {
    return IntStream.range(0, pieces.size())
        .filter(i -> which.test(pieces.get(i)))
        .boxed()
        .toList();
  }

  private void renameCall(List<String> pieces) {
    List<Integer> calls =
        IntStream.range(0, pieces.size() - 1)
            .filter(i -> isWord(pieces.get(i)) && pieces.get(i + 1).equals("("))
            .boxed()
            .toList();
    if (calls.isEmpty()) {
      replace(pieces, this::isOperand, this::called);
    } else {
      pieces.set(pick(calls), functionName());
    }
  }

  private String functionName() {
    String name = pick(words.functions());
    return switch (random.nextInt(10)) {
      case 0 -> "pg_catalog." + name;
      case 1 -> "\"" + name + "\"";
      case 2 -> "`" + name + "`";
      case 3 -> name + " ";
      case 4 -> "public." + name;
      default -> name;
    };
  }

  private String called(String operand) {
    return switch (random.nextInt(5)) {
      case 0 -> functionName() + "()";
      case 1, 2 -> functionName() + "(" + operand + ")";
      case 3 -> functionName() + "(" + operand + ", " + pick(words.literals()) + ")";
      default ->
          functionName()
              + "("
              + pick(words.literals())
              + ", "
              + operand
              + ", "
              + pick(words.literals())
              + ")";
    };
  }

  private void renameTable(List<String> pieces) {
    List<Integer> tables =
        IntStream.range(2, pieces.size())
            .filter(i -> isWord(pieces.get(i)) && pieces.get(i - 2).matches("(?i)from|join|,"))
            .boxed()
            .toList();
    if (!tables.isEmpty()) {
      int at = pick(tables);
      String name = pick(words.tables());
      pieces.set(
          at,
          switch (random.nextInt(6)) {
            case 0 -> functionName() + "(" + pick(words.literals()) + ") AS " + pieces.get(at);
            case 1 -> name;
            case 2 -> "'" + name + "'";
            default -> name + " AS " + pieces.get(at);
          });
    }
  }

  private void callByDot(List<String> pieces) {
    List<Integer> words = places(pieces, this::isWord);
    if (!words.isEmpty()) {
      int at = pick(words);
      String name = pick(this.words.functions());
      pieces.set(
          at,
          switch (random.nextInt(3)) {
            case 0 -> "(" + pick(this.words.literals()) + ")." + name;
            case 1 -> "(" + pieces.get(at) + ")." + name;
            default -> pieces.get(at) + "." + name;
          });
    }
  }

  private String cast(String operand) {
    String type = pick(words.types());
    return switch (random.nextInt(7)) {
      case 0, 1 -> "CAST(" + operand + " AS " + type + ")";
      case 2, 3 -> operand + "::" + type;
      case 4 -> type + " " + operand;
      case 5 -> "CONVERT(" + operand + ", " + type + ")";
      default -> type + "(" + operand + ")";
    };
  }

  private String nested(List<String> pieces) {
    return pick(VariantWords.NESTS).replace("%s", String.join("", pieces));
  }

  private List<String> spliced(List<String> pieces) {
    List<String> other = pieces(pick(texts));
    List<String> result = new ArrayList<>(pieces.subList(0, 1 + random.nextInt(pieces.size())));
    result.addAll(other.subList(random.nextInt(other.size() + 1), other.size()));
    return result;
  }

  private void exchangeBrackets(List<String> pieces) {
    List<String> other = pieces(pick(texts));
    int[] here = group(pieces);
    int[] there = group(other);
    if (here.length == 2 && there.length == 2) {
      List<String> group = pieces.subList(here[0], here[1]);
      group.clear();
      group.addAll(other.subList(there[0], there[1]));
    }
  }

  /** Returns where some bracket opens and where it is closed, or nothing. */
  private int[] group(List<String> pieces) {
    List<Integer> opens = places(pieces, piece -> piece.equals("("));
    if (opens.isEmpty()) {
      return new int[0];
    }
    int open = pick(opens);
    int depth = 0;
    for (int i = open; i < pieces.size(); i++) {
      depth += pieces.get(i).equals("(") ? 1 : pieces.get(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return new int[] {open, i + 1};
      }
    }
    return new int[0];
  }

  private void damage(List<String> pieces) {
    int at = random.nextInt(pieces.size());
    switch (random.nextInt(4)) {
      case 0 -> {
        if (pieces.size() > 1) {
          pieces.remove(at);
        }
      }
      case 1 -> pieces.add(at, pieces.get(at));
      case 2 -> pieces.set(at, pieces.get(random.nextInt(pieces.size())));
      default -> pieces.add(at, pick(List.of("'", "\"", "`", "(", ")", "[", "]", ",", "\\", "/*")));
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
