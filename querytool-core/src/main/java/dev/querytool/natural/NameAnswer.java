package dev.querytool.natural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a model's answer: a JSON object, or lines, in a fence or not. Nothing but a name for
 * what was asked is taken from it.
 *
 * @param names the fit names, each by the place of its entry
 * @param dropped how many others there were
 */
record NameAnswer(Map<Integer, String> names, int dropped) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final int LONGEST = 100;
  private static final int LONGEST_LINE = 1_000;

  /** Also what is left of a JSON object that was cut. */
  private static final Pattern LINE =
      Pattern.compile(
          "[\\s{,*-]*+\"?(?<key>\\d++|[^\\s\":：=]+)\"?\\s*+[.)、:：=]\\s*+\"?"
              + "(?<name>[^\"]*+)(?:\"[\\s,}]*+)?");

  /** A name is a noun, perhaps with a unit in brackets; never a sentence, a link or a mark-up. */
  private static final Pattern FIT =
      Pattern.compile("[\\p{L}\\p{N} ()（）·、/%_-]*\\p{IsHan}[\\p{L}\\p{N} ()（）·、/%_-]*");

  /**
   * Reads an answer.
   *
   * @param wanted the places of the entries that were asked for
   */
  static NameAnswer read(ModelReply reply, List<Unnamed> batch, Set<Integer> wanted) {
    String text = Thoughts.cutFrom(reply.text());
    Map<String, String> given = new LinkedHashMap<>();
    FencedText fenced = FencedText.of(text);
    fenced.blocks().forEach(block -> given.putAll(pairs(block.text())));
    if (given.isEmpty()) {
      given.putAll(pairs(fenced.prose()));
    }
    return of(given, places(batch, wanted));
  }

  private static NameAnswer of(Map<String, String> given, Map<String, Integer> places) {
    Map<Integer, String> names = new LinkedHashMap<>();
    int dropped = 0;
    for (Map.Entry<String, String> pair : given.entrySet()) {
      Integer place = places.get(pair.getKey());
      String name = pair.getValue().strip();
      if (place != null && isFit(name) && names.putIfAbsent(place, name) == null) {
        continue;
      }
      dropped++;
    }
    return new NameAnswer(names, dropped);
  }

  private static Map<String, Integer> places(List<Unnamed> batch, Set<Integer> wanted) {
    Map<String, Integer> places = new LinkedHashMap<>();
    wanted.forEach(place -> places.put(Integer.toString(place + 1), place));
    for (int place : wanted) {
      places.putIfAbsent(batch.get(place).path(), place);
      places.putIfAbsent(batch.get(place).shortPath(), place);
    }
    return places;
  }

  private static boolean isFit(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST && FIT.matcher(name).matches();
  }

  private static Map<String, String> pairs(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from >= 0 && to > from) {
      try {
        return pairs(JSON.readTree(text.substring(from, to + 1)));
      } catch (JsonProcessingException noJson) {
        return lines(text);
      }
    }
    return lines(text);
  }

  private static Map<String, String> pairs(JsonNode object) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      pairs.put(each.getKey(), each.getValue().isTextual() ? each.getValue().textValue() : "");
    }
    return pairs;
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : text.lines().filter(one -> one.length() <= LONGEST_LINE).toList()) {
      Matcher pair = LINE.matcher(line);
      if (pair.matches()) {
        pairs.putIfAbsent(pair.group("key"), withoutEnd(pair.group("name")));
      }
    }
    return pairs;
  }

  private static String withoutEnd(String name) {
    int end = name.length();
    while (end > 0
        && (Character.isWhitespace(name.charAt(end - 1)) || isEnd(name.charAt(end - 1)))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean isEnd(char sign) {
    return sign == ',' || sign == '}';
  }
}
