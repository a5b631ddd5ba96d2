package dev.querytool.examples;

import dev.querytool.testkit.KilledProcess;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java snippet made into a class that can be compiled and run. Its lines keep their numbers, so
 * that errors name the place in the page. Immutable: what sets something returns a changed copy.
 *
 * <pre>{@code
 * SnippetProgram.of(snippet)
 *     .given("Path store, Secret password")
 *     .replacing("/data/shop.db", shop.toString())
 *     .compile(folder)
 *     .run(store, password);
 * }</pre>
 */
final class SnippetProgram {

  /** What a reader is taken to import: the packages of the core and the usual ones of Java. */
  private static final List<String> IMPORTED =
      List.of(
          "dev.querytool.*",
          "dev.querytool.access.*",
          "dev.querytool.catalog.*",
          "dev.querytool.connection.*",
          "dev.querytool.error.*",
          "dev.querytool.guard.*",
          "dev.querytool.migration.*",
          "dev.querytool.natural.*",
          "dev.querytool.observation.*",
          "dev.querytool.query.*",
          "dev.querytool.sqlite.*",
          "dev.querytool.testing.*",
          "dev.querytool.vault.*",
          "io.micrometer.observation.ObservationRegistry",
          "java.math.BigDecimal",
          "java.nio.file.*",
          "java.sql.ResultSet",
          "java.sql.Statement",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*");

  private final Snippet snippet;
  private final String text;
  private final List<String> imports;
  private final String parameters;
  private final boolean members;

  private SnippetProgram(
      Snippet snippet, String text, List<String> imports, String parameters, boolean members) {
    this.snippet = snippet;
    this.text = text;
    this.imports = imports;
    this.parameters = parameters;
    this.members = members;
  }

  /** Returns the program whose only method has the snippet as its body. */
  static SnippetProgram of(Snippet snippet) {
    return new SnippetProgram(snippet, snippet.text(), IMPORTED, "", false);
  }

  /** Imports more; a name may begin with {@code static}. */
  SnippetProgram importing(String... names) {
    List<String> all = Stream.concat(imports.stream(), Stream.of(names)).toList();
    return new SnippetProgram(snippet, text, all, parameters, members);
  }

  /** Says what the snippet uses without declaring it, as parameters: {@code "Path store"}. */
  SnippetProgram given(String declared) {
    return new SnippetProgram(snippet, text, imports, declared, members);
  }

  /** Puts something in the place of a text that must be there, such as a path. */
  SnippetProgram replacing(String old, String replacement) {
    if (!text.contains(old)) {
      throw new AssertionError(snippet.place() + " has no " + old);
    }
    String changed = text.replace(old, replacement);
    return new SnippetProgram(snippet, changed, imports, parameters, members);
  }

  /** Takes the snippet for methods and fields of a class instead of statements. */
  SnippetProgram asMembers() {
    return new SnippetProgram(snippet, text, imports, parameters, true);
  }

  /** Compiles against the class path of the test, the class files going to a folder. */
  Compiled compile(Path folder) {
    return compileAll(List.of(this), folder).get(0);
  }

  /** Compiles many at once, which takes little longer than one. */
  static List<Compiled> compileAll(List<SnippetProgram> programs, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("--release", "17", "-proc:none", "-parameters", "-d", folder.toString());
    List<String> classPath = List.of("-cp", KilledProcess.classPath(Launcher.class));
    List<String> all = Stream.of(options, classPath).flatMap(List::stream).toList();
    List<JavaFileObject> sources = new ArrayList<>();
    programs.forEach(program -> sources.add(program.source()));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      if (!compiler.getTask(errors, files, null, all, null, sources).call()) {
        throw new AssertionError("snippets do not compile:\n" + errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return programs.stream().map(program -> new Compiled(program.className(), folder)).toList();
  }

  private String className() {
    String file = snippet.file().getFileName().toString().replaceAll("\\W", "_");
    return file + "_" + snippet.line();
  }

  private JavaFileObject source() {
    String path = snippet.file().getFileName() + "/" + className() + ".java";
    URI uri = URI.create("snippet:///" + path);
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code();
      }
    };
  }

  /** All that is put around the snippet stands on the lines before it and on its last one. */
  private String code() {
    String imported =
        imports.stream().map(name -> "import " + name + ";").collect(Collectors.joining(" "));
    String opening = imported + " public final class " + className() + " {";
    String before = "\n".repeat(Math.max(0, snippet.line() - 1));
    return members
        ? opening + before + text + "}"
        : opening
            + " public static void run("
            + parameters
            + ") throws Exception {"
            + before
            + text
            + "}}";
  }

  /** A snippet that was compiled. */
  record Compiled(String className, Path folder) {

    /** Runs a snippet of statements with what it was given; it throws what the snippet throws. */
    void run(Object... arguments) throws Exception {
      URL[] place = {folder.toUri().toURL()};
      try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
        Method run =
            Stream.of(loader.loadClass(className).getMethods())
                .filter(method -> method.getName().equals("run"))
                .findAny()
                .orElseThrow(() -> new AssertionError(className + " has no statements to run"));
        run.invoke(null, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof Exception thrown) {
          throw thrown;
        }
        throw new AssertionError(className + " failed", e.getCause());
      }
    }
  }
}
