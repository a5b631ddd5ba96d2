package dev.querytool.natural;

import dev.querytool.connection.Dialect;
import java.util.Locale;
import java.util.Set;

/** Names as they are written in a statement of a dialect: quoted where they have to be. */
final class SqlNames {

  private static final int LONGEST = 200;

  /** Quoting more than an engine reserves does no harm. */
  private static final Set<String> RESERVED =
      Set.of(
          ("all alter analyse analyze and any array as asc asymmetric authorization before between"
                  + " bigint binary blob both by call cascade case cast change char character check"
                  + " collate collation column columns concurrently condition constraint continue"
                  + " convert create cross cube current current_date current_role current_time"
                  + " current_timestamp current_user cursor database databases day date dec decimal"
                  + " declare default deferrable delayed delete dense_rank desc describe distinct"
                  + " distinctrow div do double drop dual each else elseif empty enclosed end escape"
                  + " escaped except exists exit explain false fetch first_value float for force"
                  + " foreign freeze from full fulltext function generated get glob grant group"
                  + " grouping groups having hour if ignore ilike in index indexed infile initially"
                  + " inner inout insert int integer intersect interval into is isnull iterate join"
                  + " key keys kill lag last_value lateral lead leading leave left like limit linear"
                  + " lines load localtime localtimestamp lock long loop lower manual match maxvalue"
                  + " mediumint minute mod modifies month natural no not notnull nth_value ntile null"
                  + " numeric of offset on only optimize option optionally or order out outer over"
                  + " overlaps parallel partition percent_rank placing position precision primary"
                  + " procedure purge qualify range rank read reads real recursive references regexp"
                  + " release rename repeat replace require resignal restrict return returning revoke"
                  + " right rlike row row_number rows schema schemas second select session_user set"
                  + " show signal similar smallint some spatial sql ssl starting stored symmetric"
                  + " system table tables tablesample tablespace then time timestamp tinyint to"
                  + " trailing transaction trigger true type undo union unique unlock unsigned update"
                  + " usage use user using value values varchar varying vacuum variadic verbose view"
                  + " virtual when where while window with within without write xor year zerofill")
              .split(" ", -1));

  private final Dialect dialect;

  SqlNames(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Returns a name as a statement has to write it. */
  String write(String name) {
    String line = PlainLine.of(name, LONGEST);
    return isPlain(line) ? line : quoted(line);
  }

  /** Returns a table's name, with its schema where that is not the default one. */
  String write(String schema, String table, String defaultSchema) {
    return schema.isEmpty() || schema.equals(defaultSchema)
        ? write(table)
        : write(schema) + "." + write(table);
  }

  private boolean isPlain(String name) {
    return !name.isEmpty()
        && name.codePoints().allMatch(this::isPlain)
        && !Character.isDigit(name.codePointAt(0))
        && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  private boolean isPlain(int sign) {
    if (sign < 128) {
      boolean upper = sign >= 'A' && sign <= 'Z';
      return sign == '_'
          || (sign >= 'a' && sign <= 'z')
          || (sign >= '0' && sign <= '9')
          || (upper && dialect != Dialect.POSTGRES);
    }
    return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
  }

  private String quoted(String name) {
    return switch (dialect) {
      case MYSQL, MARIADB -> "`" + name.replace("`", "``") + "`";
      case POSTGRES, SQLITE -> "\"" + name.replace("\"", "\"\"") + "\"";
    };
  }
}
