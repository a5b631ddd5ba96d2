package dev.querytool.examples.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes of a module that others can reach. */
final class ModuleClasses {

  private ModuleClasses() {}

  /**
   * Returns the visible classes beside one of them, by name, without initialising any.
   *
   * @param anchor a class of the module, from its jar or from a folder of classes
   */
  static List<Class<?>> visible(Class<?> anchor) {
    return names(anchor).stream()
        .<Class<?>>map(name -> load(name, anchor.getClassLoader()))
        .filter(ModuleClasses::isVisible)
        .toList();
  }

  private static List<String> names(Class<?> anchor) {
    try {
      Path place = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return namesUnder(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return namesUnder(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<String> namesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
          .sorted()
          .toList();
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isVisible(type.getModifiers(), outer)
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (outer == null || isVisible(outer));
  }

  /** Tells whether something can be reached by those who can reach its owner. */
  static boolean isVisible(int modifiers, @Nullable Class<?> owner) {
    boolean inherited =
        Modifier.isProtected(modifiers) && owner != null && !Modifier.isFinal(owner.getModifiers());
    return Modifier.isPublic(modifiers) || inherited;
  }
}
