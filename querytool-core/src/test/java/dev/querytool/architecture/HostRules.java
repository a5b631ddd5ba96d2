package dev.querytool.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.sql.DriverManager;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the classes of a library must not do to the process that they are a guest of. */
final class HostRules {

  /** A method or constructor with exactly these parameters, or with any if they are left out. */
  private record Call(Class<?> owner, String name, String parameters) {

    static Call any(Class<?> owner, String name) {
      return new Call(owner, name, "*");
    }

    static Call of(Class<?> owner, String name, Class<?>... parameters) {
      return new Call(
          owner, name, Stream.of(parameters).map(Class::getName).collect(Collectors.joining(",")));
    }

    boolean is(JavaCall<?> call) {
      return call.getTargetOwner().isEquivalentTo(owner)
          && call.getName().equals(name)
          && (parameters.equals("*") || parameters.equals(written(call)));
    }

    private static String written(JavaCall<?> call) {
      return call.getTarget().getRawParameterTypes().stream()
          .map(JavaClass::getName)
          .collect(Collectors.joining(","));
    }
  }

  private static final List<Call> LOCALE =
      List.of(
          Call.any(Locale.class, "getDefault"),
          Call.any(Locale.class, "setDefault"),
          Call.any(String.class, "formatted"),
          Call.of(String.class, "format", String.class, Object[].class),
          Call.of(String.class, "toLowerCase"),
          Call.of(String.class, "toUpperCase"),
          Call.of(DateTimeFormatter.class, "ofPattern", String.class),
          Call.of(NumberFormat.class, "getInstance"),
          Call.of(SimpleDateFormat.class, "<init>", String.class),
          Call.of(ResourceBundle.class, "getBundle", String.class));

  private static final List<Call> ZONE =
      List.of(
          Call.any(TimeZone.class, "getDefault"),
          Call.any(TimeZone.class, "setDefault"),
          Call.any(ZoneId.class, "systemDefault"),
          Call.any(Clock.class, "systemDefaultZone"),
          Call.of(LocalDate.class, "now"),
          Call.of(LocalDateTime.class, "now"),
          Call.of(ZonedDateTime.class, "now"),
          Call.of(Calendar.class, "getInstance"));

  private static final List<Call> CHARSET =
      List.of(
          Call.any(Charset.class, "defaultCharset"),
          Call.of(String.class, "getBytes"),
          Call.of(String.class, "<init>", byte[].class),
          Call.of(InputStreamReader.class, "<init>", InputStream.class),
          Call.of(OutputStreamWriter.class, "<init>", OutputStream.class));

  private static final List<Call> PROCESS =
      List.of(
          Call.any(System.class, "setProperty"),
          Call.any(System.class, "setProperties"),
          Call.any(System.class, "clearProperty"),
          Call.any(System.class, "exit"),
          Call.any(Runtime.class, "addShutdownHook"),
          Call.any(Runtime.class, "exit"),
          Call.any(Runtime.class, "halt"),
          Call.any(File.class, "deleteOnExit"),
          Call.any(Thread.class, "getContextClassLoader"),
          Call.any(Thread.class, "setDefaultUncaughtExceptionHandler"));

  private static final List<String> LOGGING =
      List.of("ch.qos.logback.", "java.util.logging.", "org.apache.logging.");

  private HostRules() {}

  static List<ArchRule> all() {
    return List.of(
        neverCalls("the default locale", LOCALE),
        neverCalls("the default time zone", ZONE),
        neverCalls("the default charset", CHARSET),
        neverCalls("what belongs to the whole process", PROCESS),
        neverAsksTheListOfDrivers(),
        configuresNoLogging(),
        keepsNothingInStatics());
  }

  private static ArchRule neverCalls(String what, List<Call> calls) {
    DescribedPredicate<JavaCall<?>> forbidden =
        describe(what, call -> calls.stream().anyMatch(one -> one.is(call)));
    return noClasses()
        .should()
        .callCodeUnitWhere(forbidden)
        .as("no class should use " + what)
        .because("a host decides about its process");
  }

  private static ArchRule neverAsksTheListOfDrivers() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DriverManager.class)
        .because("drivers are made by name through the class loader that the host gives");
  }

  private static ArchRule configuresNoLogging() {
    DescribedPredicate<JavaCall<?>> toLogging =
        describe(
            "of a logging library",
            call ->
                LOGGING.stream()
                    .anyMatch(name -> call.getTargetOwner().getName().startsWith(name)));
    return noClasses()
        .should()
        .callCodeUnitWhere(toLogging)
        .as("no class should call a logging library past its facade")
        .because("logging is the host's");
  }

  private static ArchRule keepsNothingInStatics() {
    Set<String> changing =
        Set.of(
            "java.lang.ThreadLocal",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentMap");
    return fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(describe("changing", type -> changing.contains(type.getName())))
        .because("two tools in one process must not meet");
  }
}
