package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters that a url may have besides those for login and TLS. */
enum AllowedParameter {
  APPLICATION_NAME("ApplicationName", true, false, "applicationname", "application_name") {
    @Override
    Optional<String> passedOn(String value) {
      return APPLICATION.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    @Override
    String right() {
      return "1 to 63 letters, digits, blanks and . _ : / - of ASCII";
    }
  },
  CONNECT_SECONDS("connectTimeout", true, false, "connecttimeout", "connect_timeout") {
    @Override
    Optional<String> passedOn(String value) {
      return number(value, 600);
    }

    @Override
    String right() {
      return "1 to 600 seconds";
    }
  },
  CONNECT_MILLIS("connectTimeout", false, true, "connecttimeout") {
    @Override
    Optional<String> passedOn(String value) {
      return number(value, 600_000);
    }

    @Override
    String right() {
      return "1 to 600000 milliseconds";
    }
  },
  UNICODE("useUnicode", false, true, "useunicode") {
    @Override
    Optional<String> passedOn(String value) {
      return only(value, "true");
    }

    @Override
    String right() {
      return "true, which always holds";
    }
  },
  ENCODING("characterEncoding", true, true, "characterencoding", "charset", "client_encoding") {
    @Override
    Optional<String> passedOn(String value) {
      return only(value, "utf-8", "utf8", "utf8mb4");
    }

    @Override
    String right() {
      return "utf8, which always holds";
    }
  },
  ZONE("serverTimezone", false, true, "servertimezone", "connectiontimezone") {
    @Override
    Optional<String> passedOn(String value) {
      return only(value, "utc");
    }

    @Override
    String right() {
      return "UTC; another zone is chosen by registration(…).zone(…)";
    }
  };

  private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9 ._:/-]{1,63}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");

  private final String written;
  private final boolean postgres;
  private final boolean mysql;
  private final String names;

  AllowedParameter(String written, boolean postgres, boolean mysql, String... names) {
    this.written = written;
    this.postgres = postgres;
    this.mysql = mysql;
    this.names = String.join(" ", names);
  }

  /**
   * Finds a parameter by its name in lower case.
   *
   * @throws ValidationException if it is not allowed
   */
  static AllowedParameter of(Dialect dialect, String name) {
    return Arrays.stream(values())
        .filter(parameter -> parameter.isOf(dialect) && parameter.isCalled(name))
        .findFirst()
        .orElseThrow(() -> RefusedParameter.refusal(dialect, name));
  }

  private boolean isCalled(String name) {
    return Arrays.asList(names.split(" ", -1)).contains(name);
  }

  /** Adds what the driver is told, nothing where the value only says what always holds. */
  void add(Map<String, String> options, String value) {
    String told =
        passedOn(value)
            .orElseThrow(
                () ->
                    new ValidationException(
                        "the parameter '" + written + "' of the url must be " + right()));
    if (!told.isEmpty() && options.put(written, told) != null) {
      throw new ValidationException(
          "the parameter '" + written + "' occurs twice in the url; keep one");
    }
  }

  abstract Optional<String> passedOn(String value);

  abstract String right();

  private boolean isOf(Dialect dialect) {
    return dialect == Dialect.POSTGRES ? postgres : mysql;
  }

  private static Optional<String> number(String value, int most) {
    boolean fits =
        DIGITS.matcher(value).matches()
            && Integer.parseInt(value) >= 1
            && Integer.parseInt(value) <= most;
    return fits ? Optional.of(String.valueOf(Integer.parseInt(value))) : Optional.empty();
  }

  private static Optional<String> only(String value, String... right) {
    return Arrays.asList(right).contains(value.toLowerCase(Locale.ROOT))
        ? Optional.of("")
        : Optional.empty();
  }
}
