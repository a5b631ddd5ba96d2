package dev.querytool.guard;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of MySQL and MariaDB. Columns are compared without case, in all alphabets; tables,
 * schemas and aliases with case, as on a server whose lower_case_table_names is 0. What another
 * setting would read differently is refused.
 */
final class MysqlNames implements NameRules {

  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of("mysql", "information_schema", "performance_schema", "sys", "ndbinfo");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Key words that are no reserved words and may stand in a statement that is read. */
  private static final Set<String> KEY_WORDS =
      MysqlWords.words(
          """
          CURRENT END ESCAPE FIRST FOLLOWING LAST NULLS OFFSET PRECEDING RECURSIVE ROLLUP ROW ROWS
          UNBOUNDED WINDOW
          """);

  private final MysqlWords words;
  private final MysqlBuiltInNames builtIns;

  MysqlNames(MysqlWords words) {
    this.words = words;
    this.builtIns = new MysqlBuiltInNames(words);
  }

  @Override
  public String fold(String name) {
    StringBuilder folded = null;
    for (int at = 0; at < name.length(); at++) {
      char lower = lower(name.charAt(at));
      if (lower != name.charAt(at)) {
        if (folded == null) {
          folded = new StringBuilder(name);
        }
        folded.setCharAt(at, lower);
      }
    }
    return folded == null ? name : folded.toString();
  }

  private static char lower(char c) {
    return folds(c) ? Character.toLowerCase(c) : c;
  }

  /**
   * Tells whether the servers fold a letter as Java does; their tables of the first plane are
   * older, so only the common part of Latin, full-width or not, Greek and Cyrillic is sure.
   */
  static boolean folds(char c) {
    boolean latin = c < 0x80 || (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c <= 0x1FF);
    boolean greek = c >= 0x386 && c <= 0x3AB;
    boolean cyrillic = (c >= 0x400 && c <= 0x481) || (c >= 0x490 && c <= 0x4BF);
    boolean fullWidth = c >= 0xFF21 && c <= 0xFF3A;
    return (latin && c != 0x130) || greek || cyrillic || fullWidth;
  }

  @Override
  public String foldTable(String name) {
    return name;
  }

  @Override
  public String foldCommonTable(String name) {
    return words.arrows() ? name : fold(name);
  }

  @Override
  public boolean settingsDecideCase() {
    return true;
  }

  @Override
  public boolean seesLaterCommonTables() {
    return false;
  }

  @Override
  public boolean recursesUnasked() {
    return false;
  }

  @Override
  public boolean seesCommonTablesAround() {
    return words.arrows();
  }

  @Override
  public boolean seesCommonTablesOfWhole() {
    return false;
  }

  @Override
  public boolean joinsAreApart() {
    return true;
  }

  @Override
  public boolean hasHiddenColumns() {
    return false;
  }

  @Override
  public boolean isRowNumber(String folded) {
    return false;
  }

  @Override
  public boolean isSystemTable(String folded) {
    return false;
  }

  @Override
  public boolean isSystemSchema(String folded) {
    return isSystem(folded);
  }

  @Override
  public @Nullable TableFunctionColumns tableFunction(String folded) {
    return null;
  }

  @Override
  public @Nullable String valueColumn(int place) {
    return words.arrows() ? "column_" + place : null;
  }

  @Override
  public boolean isUnit(String call, String word) {
    return TimeUnits.isUnitOf(call, word);
  }

  @Override
  public boolean isKeyWord(String word) {
    return words.isReserved(word) || KEY_WORDS.contains(word) || builtIns.isGrammar(word);
  }

  /**
   * Tells whether a name is that of a schema of the server's own, or one that a comparison without
   * case, accents or width could take for it.
   */
  static boolean isSystem(String name) {
    if (Characters.ascii(name)) {
      return SYSTEM_SCHEMAS.contains(Characters.lower(name));
    }
    String plain = Normalizer.normalize(upper(name), Normalizer.Form.NFKD);
    return SYSTEM_SCHEMAS.contains(Characters.lower(MARKS.matcher(plain).replaceAll("")));
  }

  @Override
  public void requireTable(Token name) {
    requireNoBlankBehind(name);
  }

  /** The alias of a column may end in a blank, which tells it from all others. */
  static void requireNoBlankBehind(Token name) {
    if (name.value().endsWith(" ")) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          name, "The name " + name.text() + " of what is no column ends in a blank.");
    }
  }

  private static String upper(String name) {
    StringBuilder upper = new StringBuilder(name.length());
    name.chars().map(Character::toUpperCase).forEach(c -> upper.append((char) c));
    return upper.toString();
  }
}
