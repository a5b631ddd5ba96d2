package dev.querytool.natural;

import java.util.List;
import java.util.Set;

/** The words by which the name of a table says that it is a copy of another, or hangs on one. */
final class CopyWords {

  private static final Set<String> OF_COPIES =
      Set.of(
          "archiv",
          "arch",
          "audit",
          "backup",
          "bak",
          "bkp",
          "copi",
          "daili",
          "dim",
          "dw",
          "dwd",
          "dwh",
          "dws",
          "fact",
          "hist",
          "histori",
          "i18n",
          "log",
          "monthli",
          "ods",
          "old",
          "snapshot",
          "stage",
          "staging",
          "stg",
          "temp",
          "tmp",
          "test",
          "weekli",
          "yearli",
          "attach",
          "attachment");

  private CopyWords() {}

  /** Returns the stems of those that are in a name. */
  static List<String> of(String tableName) {
    return LinkTerms.parts(tableName).stream().filter(OF_COPIES::contains).toList();
  }
}
