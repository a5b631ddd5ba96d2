package dev.querytool.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import org.jspecify.annotations.Nullable;

/** Estimates what a call makes of its arguments. */
final class CallResults {

  /** More digits than a number of any engine has. */
  static final double DIGITS = 150_000;

  /** More digits behind the point than rounding leaves. */
  private static final double DECIMALS = 16_500;

  private static final double MANIFOLD = 64;

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern LISTED =
      Pattern.compile("(?i)(?:ARRAY)?(?:[\\[\\]{}0-9, '\"]|null)*");
  private static final Pattern PLAIN = Pattern.compile("[ -~&&[^'\\\\]]*[ -~&&[^'\\\\-]]");

  private CallResults() {}

  static Extent of(CallCosts.Makes makes, CallArguments given) {
    Extent all = Extent.together(given.extents());
    return switch (makes) {
      case TOGETHER -> all.withCharacters(all.characters() + Extent.SHORT.characters());
      case LARGEST -> Extent.either(given.extents());
      case SHORT -> all.withCharacters(Extent.SHORT.characters());
      case REPEATED -> given.has(2) ? all.withCharacters(given.size(0) * given.count(1)) : all;
      case PADDED ->
          given.has(2) ? all.withCharacters(Math.max(given.count(1), all.characters())) : all;
      case SPACES -> given.isEmpty() ? all : all.withCharacters(given.count(0));
      case GATHERED -> gathered(all);
      case DOCUMENT -> Extent.DOCUMENT.or(all);
      case REPLACED -> given.has(3) ? all.withCharacters(replaced(given)) : all;
      case INDENTED -> IndentedDocuments.of(given);
      case REWRITTEN ->
          given.has(3) ? all.withCharacters(given.size(0) * (1 + given.size(2))) : all;
      case JOINED ->
          given.has(2) ? all.withCharacters(given.size(0) * (1 + given.sizeFrom(1))) : all;
      case SEPARATED ->
          given.isEmpty()
              ? all
              : all.withCharacters(given.size() + given.size(0) * given.extents().size());
      case ESCAPED -> all.times(2);
      case MANIFOLD -> all.times(MANIFOLD);
      case FORMATTED -> FormatWidths.of(given);
      case FILLED ->
          given.isEmpty() ? all : all.withCharacters(filled(given) * Math.max(1, given.size(0)));
      case DIGITS -> all.withCharacters(all.characters() + DIGITS);
      case ROUNDED ->
          given.has(2)
              ? all.withCharacters(all.characters() + Math.min(DECIMALS, given.count(1)))
              : all;
    };
  }

  /** Returns how great the result of a call may be as a number. */
  static double count(CallCosts.Counts counts, CallArguments given) {
    return switch (counts) {
      case SUM -> sum(given);
      case ANYTHING -> Double.POSITIVE_INFINITY;
      case GREATEST -> given.greatest();
      case LENGTH -> given.size();
      case STORED -> Extent.STORED.count();
    };
  }

  /** A stored column is summed to what stored numbers are; any other value may be made large. */
  private static double sum(CallArguments given) {
    return given.beginsWithStoredColumn() ? Extent.STORED.count() : given.greatest() * Extent.MANY;
  }

  /** Returns the extent of what many rows make together. */
  static Extent gathered(Extent each) {
    return Extent.GATHERED.or(each);
  }

  private static double replaced(CallArguments given) {
    double from = isPlain(given.value(1)) ? given.size(1) : 1;
    double factor = Math.max(1, Math.ceil(given.size(2) / from));
    return given.size(0) * factor + given.size(2);
  }

  /** Tells whether a value is a literal that has as many characters as are written. */
  static boolean isPlain(@Nullable Expression value) {
    return value instanceof StringValue text
        && text.getPrefix() == null
        && PLAIN.matcher(text.getValue()).matches();
  }

  private static double filled(CallArguments given) {
    Expression dimensions = given.value(1);
    if (dimensions == null || !LISTED.matcher(dimensions.toString()).matches()) {
      return Double.POSITIVE_INFINITY;
    }
    double elements = 1;
    Matcher numbers = NUMBERS.matcher(dimensions.toString());
    while (numbers.find()) {
      elements *= Math.max(1, Double.parseDouble(numbers.group()));
    }
    return elements;
  }
}
