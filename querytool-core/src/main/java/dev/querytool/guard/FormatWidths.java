package dev.querytool.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.StringValue;
import org.jspecify.annotations.Nullable;

/** Finds how long a text may become that a format such as {@code %-20s} makes of its arguments. */
final class FormatWidths {

  private static final Pattern WIDTHS =
      Pattern.compile("%(?:[0-9]+\\$)?[-+ 0#,!']*([0-9]{1,12})?(?:\\.([0-9]{1,12}))?");
  private static final String SIGN = "%[-+ 0#,!]*(?:[0-9]+|\\*)?(?:\\.(?:[0-9]+|\\*))?";
  private static final Pattern CONVERSION = Pattern.compile("%%|" + SIGN + "[a-zA-Z]");
  private static final Pattern FORMAT =
      Pattern.compile("(?:[^%]|%%|" + SIGN + "[dufeEgGxXocsqQw])*+", Pattern.DOTALL);

  private FormatWidths() {}

  /** Every number in the format may be a width; a star takes one from the other arguments. */
  static Extent of(CallArguments arguments) {
    Extent all = Extent.together(arguments.extents());
    if (!(arguments.value(0) instanceof StringValue format)) {
      return isStored(arguments)
          ? CallResults.gathered(all)
          : all.withCharacters(Double.POSITIVE_INFINITY);
    }
    double largest = Extent.either(arguments.extents()).characters();
    double width = all.characters();
    Matcher widths = WIDTHS.matcher(format.getValue());
    while (widths.find()) {
      width += largest + number(widths.group(1)) + number(widths.group(2));
    }
    return all.withCharacters(width + starred(format.getValue(), arguments.extents()));
  }

  private static boolean isStored(CallArguments arguments) {
    if (arguments.values().isEmpty()) {
      return true;
    }
    Extent format = arguments.extents().get(0);
    return format.stored() && format.count() <= Extent.STORED.count();
  }

  /** Returns the widths that a format takes from the arguments; if in doubt, from the greatest. */
  private static double starred(String format, List<Extent> given) {
    if (!FORMAT.matcher(format).matches()) {
      double greatest = given.stream().skip(1).mapToDouble(Extent::count).max().orElse(0);
      return format.indexOf('*') < 0 ? 0 : format.length() * greatest;
    }
    double widths = 0;
    int place = 1;
    Matcher sign = CONVERSION.matcher(format);
    while (sign.find()) {
      for (char c : sign.group().toCharArray()) {
        if (c == '*' && place < given.size()) {
          widths += given.get(place).count();
        }
        place += c == '*' ? 1 : 0;
      }
      place += sign.group().equals("%%") ? 0 : 1;
    }
    return widths;
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
