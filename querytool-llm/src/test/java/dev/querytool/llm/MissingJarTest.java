package dev.querytool.llm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.natural.LanguageModelException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissingJarTest {

  @Test
  void embedderWithoutTheRuntimeNamesItsJar() {
    assertThatThrownBy(() -> load("ai.onnxruntime.", "english"))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("com.microsoft.onnxruntime:onnxruntime");
  }

  @Test
  void embedderWithoutItsModelNamesItsJar() {
    assertThatThrownBy(() -> load("bge-small-zh-v1.5-q.onnx", "chinese"))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("langchain4j-embeddings-bge-small-zh-v15-q");
  }

  private static void load(String absent, String factory) throws Throwable {
    Class<?> bge = new Without(absent).loadClass(BgeSmall.class.getName());
    try {
      bge.getMethod(factory).invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** Sees this package's classes anew, and all but what is absent. */
  private static final class Without extends ClassLoader {

    private final String absent;

    Without(String absent) {
      super(MissingJarTest.class.getClassLoader());
      this.absent = absent;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(absent)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(MissingJarTest.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? anew(name) : loaded;
    }

    @Override
    public @Nullable URL getResource(String name) {
      return name.equals(absent) ? null : super.getResource(name);
    }

    private Class<?> anew(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
