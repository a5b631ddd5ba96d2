package dev.querytool.natural;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds answers that were right on one day: "last month" is another month by now. */
final class SpokenTimes {

  private static final String UNIT =
      "(?:second|minute|hour|day|night|morning|afternoon|evening|week|fortnight|weekend|month"
          + "|quarter|year|decade|monday|tuesday"
          + "|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july"
          + "|august|september|october|november|december|spring|summer|autumn|fall|winter)s?";

  private static final Pattern BY_TODAY =
      Pattern.compile(
          "(?i)\\b(?:today|yesterday|tomorrow|tonight|now|nowadays|currently|recently|lately|present"
              + "|ago|overdue|upcoming|ytd|mtd|qtd)\\b|\\b(?:so far|to date)\\b"
              + "|\\b(?:this|last|latest|past|previous|next|current|coming|recent|trailing)"
              + "(?:[ -]+[\\w,]+){0,2}?[ -]+"
              + UNIT
              + "\\b"
              + "|[今昨明前后後][天日年晚早儿兒]|去年|[本这這上下当當][一两兩几幾]?[个個]?"
              + "(?:天|日|周|週|星期|礼拜|禮拜|月|季|年|财年|財年)"
              + "|现在|現在|目前|当前|當前|如今|刚才|剛才|这会儿|這會兒"
              + "|[月年季][初底末]|至今|迄今|截止|截至|逾期|同期|同比|环比|環比"
              + "|(?:最近|近|过去|過去|未来|未來|前|后|後)[的 ]?[\\d一二两兩三四五六七八九十半几幾数數]+ ?[个個]?"
              + "(?:分钟|分鐘|小时|小時|天|日|周|週|星期|月|季|年)"
              + "|\\b(?:heute|gestern|hoy|ayer|hier)\\b|aujourd.hui|сегодня|вчера|오늘|어제");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

  private SpokenTimes() {}

  /**
   * Tells whether a question says a time by today's date, or none at all, and the statement that
   * answers it holds a date instead of asking for today's.
   */
  static boolean areFrozen(String question, StatementText statement) {
    return (BY_TODAY.matcher(question).find() && !statement.asksTheClock())
        || statement.holdsDateBeyond(years(question));
  }

  private static Set<Integer> years(String question) {
    return YEAR.matcher(question)
        .results()
        .map(year -> Integer.valueOf(year.group()))
        .collect(Collectors.toSet());
  }
}
