package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes texts that nobody would write: random characters, tokens of the dialect in any order, and
 * mutations of statements that are read and that are refused. Not thread-safe.
 */
final class HostileTexts {

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|[\\p{L}_][\\p{L}\\d_]*|\\d+|\\s+|.", Pattern.DOTALL);

  private static final String CHARACTERS =
      "abzAZ019_$ \t\n\r'\"`[](){},.;:=<>!|&~^%*+-/\\@#?\u0000\u0001\u00A0\u0301\u200B\u202E\u3000中（é"
          + "\uD83D\uDE00\uFEFF\uFF21ſK";

  private final Random random;
  private final List<List<String>> statements = new ArrayList<>();
  private final List<String> vocabulary;
  private final List<IntFunction<String>> shapes = new ArrayList<>(GrowthPatterns.all().values());

  HostileTexts(Dialect dialect, Random random) {
    this.random = random;
    Set<String> words = new LinkedHashSet<>();
    for (String sql : corpus(dialect)) {
      List<String> tokens = tokens(sql);
      words.addAll(tokens);
      if (!tokens.isEmpty()) {
        statements.add(tokens);
      }
    }
    this.vocabulary = List.copyOf(words);
  }

  String next() {
    return switch (random.nextInt(20)) {
      case 0 -> characters();
      case 1 -> "SELECT " + characters();
      case 2, 3 -> soup();
      case 4 -> shapes.get(random.nextInt(shapes.size())).apply(100 + random.nextInt(400));
      case 5 -> cut(String.join("", mutated(statement())));
      case 6 -> spliced();
      default -> String.join("", mutated(statement()));
    };
  }

  private String characters() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(
          random.nextInt(8) == 0
              ? (char) random.nextInt(0x10000)
              : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private String soup() {
    StringBuilder text = new StringBuilder("SELECT ");
    for (int i = random.nextInt(25); i >= 0; i--) {
      text.append(word()).append(random.nextInt(3) == 0 ? "" : " ");
    }
    return text.toString();
  }

  private String spliced() {
    List<String> head = statement();
    List<String> tail = statement();
    int cut = random.nextInt(head.size());
    int from = random.nextInt(tail.size());
    return String.join("", head.subList(0, cut)) + String.join("", tail.subList(from, tail.size()));
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length() + 1));
  }

  private List<String> mutated(List<String> statement) {
    List<String> tokens = new ArrayList<>(statement);
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutate(tokens, random.nextInt(tokens.size() + 1));
      if (tokens.isEmpty()) {
        tokens.add(" ");
      }
    }
    return tokens;
  }

  private void mutate(List<String> tokens, int at) {
    boolean inside = at < tokens.size();
    switch (random.nextInt(8)) {
      case 0 -> tokens.add(at, " " + word() + " ");
      case 1 -> tokens.add(at, String.valueOf(CHARACTERS.charAt(random.nextInt(50))));
      case 2 -> remove(tokens, at);
      case 3 -> tokens.add(at, inside ? tokens.get(at) : ";");
      case 4 -> tokens.add(at, "(");
      case 5 -> wrap(tokens, at);
      case 6 -> tokens.add(at, (inside ? " " + tokens.get(at) : ",").repeat(random.nextInt(20)));
      default -> {
        remove(tokens, at);
        tokens.add(Math.min(at, tokens.size()), word());
      }
    }
  }

  private static void remove(List<String> tokens, int at) {
    if (at < tokens.size()) {
      tokens.remove(at);
    }
  }

  private void wrap(List<String> tokens, int at) {
    int end = at + random.nextInt(tokens.size() - at + 1);
    tokens.add(end, ")".repeat(3));
    tokens.add(at, "(((");
  }

  private List<String> statement() {
    return statements.get(random.nextInt(statements.size()));
  }

  private String word() {
    return vocabulary.get(random.nextInt(vocabulary.size()));
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static List<String> corpus(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> SqliteStatements.all().map(SqliteStatements.Case::sql).toList();
      case POSTGRES -> PostgresStatements.all().map(SqliteStatements.Case::sql).toList();
      case MYSQL, MARIADB -> MysqlStatements.of(dialect).map(MysqlStatements.Case::sql).toList();
    };
  }
}
