package dev.querytool.natural;

import java.util.regex.Pattern;

/** Finds answers that were right on one day: "last month" is another month by now. */
final class SpokenTimes {

  private static final String UNIT =
      "(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|monday|tuesday"
          + "|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july"
          + "|august|september|october|november|december|spring|summer|autumn|fall|winter)s?";

  private static final Pattern BY_TODAY =
      Pattern.compile(
          "(?i)\\b(?:today|yesterday|tomorrow|tonight|now|nowadays|currently|recently|ago"
              + "|overdue|upcoming|ytd|mtd|qtd)\\b|\\b(?:so far|to date)\\b"
              + "|\\b(?:this|last|past|previous|next|current|coming|recent|trailing)"
              + "(?:[ -]+[\\w,]+){0,2}?[ -]+"
              + UNIT
              + "\\b"
              + "|[今昨明前][天日年晚]|去年|[本这上下当][一两]?个?(?:天|日|周|星期|礼拜|月|季|年|财年)"
              + "|现在|目前|当前|如今|至今|迄今|截止|截至|逾期|同期|同比|环比"
              + "|(?:最近|近|过去|未来|前)[的 ]?[\\d一二两三四五六七八九十半几数]+ ?个?"
              + "(?:分钟|小时|天|日|周|星期|月|季|年)");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

  private SpokenTimes() {}

  /**
   * Tells whether a question says a time by today's date, or none at all, and the statement that
   * answers it holds a date instead of asking for today's.
   */
  static boolean areFrozen(String question, StatementText statement) {
    if (statement.asksTheClock()) {
      return false;
    }
    return BY_TODAY.matcher(question).find()
        || (statement.holdsYear() && !YEAR.matcher(question).find());
  }
}
