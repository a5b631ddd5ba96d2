package dev.querytool.guard;

import java.util.Set;
import java.util.regex.Pattern;

/** The character sets and collations that MySQL and MariaDB are built with. */
final class MysqlCharacterSets {

  private static final Set<String> OF_BOTH =
      MysqlWords.words(
          """
          armscii8 ascii big5 binary cp1250 cp1251 cp1256 cp1257 cp850 cp852 cp866 cp932 dec8 eucjpms
          euckr gb2312 gbk geostd8 greek hebrew hp8 keybcs2 koi8r koi8u latin1 latin2 latin5 latin7
          macce macroman sjis swe7 tis620 ucs2 ujis utf16 utf16le utf32 utf8 utf8mb3 utf8mb4
          """);

  private static final Pattern COLLATION = Pattern.compile("([a-z0-9]{3,8})_[a-z0-9_]{2,40}");

  private final boolean mariadb;

  MysqlCharacterSets(boolean mariadb) {
    this.mariadb = mariadb;
  }

  /** Tells whether a name is that of a character set, in whatever case. */
  boolean isCharacterSet(String written) {
    String name = Characters.lower(written);
    return OF_BOTH.contains(name) || (!mariadb && name.equals("gb18030"));
  }

  /** Tells whether a name can be that of a collation: no other object has such names. */
  boolean isCollation(String written) {
    String name = Characters.lower(written);
    var matcher = COLLATION.matcher(name);
    return name.equals("binary")
        || (matcher.matches()
            && (isCharacterSet(matcher.group(1))
                || (mariadb && matcher.group(1).equals("uca1400"))));
  }

  /** Tells whether an unquoted word before a literal says in which character set that is. */
  boolean isIntroducer(String word) {
    return word.startsWith("_") && isCharacterSet(word.substring(1));
  }
}
